import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const WEB = join(import.meta.dirname, '../../web/src');
type Source = { readonly file: string; readonly text: string };
const LONGEST = 300;
/** Written by a program. */
const GENERATED = 'api/schema.ts';
/** What each room may look at besides packages and itself. `app` is at once the frame around the screens and what they stand on. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  api: ['app/session.ts'],
  app: ['api', 'parts', 'words'],
  parts: ['api', 'app'],
  screens: ['api', 'app', 'parts'],
};
/** Large parts that a first page must not fetch: only screens, and parts of their own, name them, behind a lazy door. */
const HEAVY =
  /^(echarts|codemirror|@codemirror\/|react-querybuilder|@react-querybuilder\/|@dnd-kit\/|@xyflow\/|pinyin-pro)/;

function importsOf({ file, text }: Source): readonly string[] {
  const found = [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => target);
  return found.map((target) => (target.startsWith('.') ? posix.join(dirname(file), target) : target));
}

const isPackage = (target: string) => !/^(\.\.\/|api|app|parts|screens|words)/.test(target) || target.startsWith('@');

function importFault(file: string, target: string): string | null {
  const [room = '', own] = file.split('/');
  if (isPackage(target)) return room === 'app' && HEAVY.test(target) ? `the frame fetches ${target}` : null;
  if (target.startsWith('../../')) return target.startsWith('../../src/core/') ? null : `reaches for ${target}`;
  const [other = '', folder] = target.split('/');
  if (room === 'screens' && other === 'screens' && folder !== own)
    return `a screen may not import the screen ${folder}`;
  const isAllowed = other === room || MAY[room]?.some((one) => target === one || other === one) === true;
  return isAllowed ? null : `${room} may not import ${target}`;
}

function faultsOf(source: Source): readonly string[] {
  const { file, text } = source;
  if (!file.includes('/')) return [];
  const faults = importsOf(source).flatMap((target) => importFault(file, target) ?? []);
  const lines = text.split('\n').length - 1;
  if (lines > LONGEST && file !== GENERATED) faults.push(`has ${lines} lines`);
  if (/dangerouslySetInnerHTML|innerHTML|\beval\(|document\.write/.test(text))
    faults.push('reads text as HTML or code');
  if (/\bfetch\(/.test(text) && !file.startsWith('api/')) faults.push('asks the server beside the client');
  if (/https?:\/\//.test(text) && file !== GENERATED) faults.push('names another server');
  return faults.map((fault) => `${file}: ${fault}`);
}

describe('the rooms of the console', () => {
  const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((file) => ({ file, text: readFileSync(join(WEB, file), 'utf8') }));

  it('look only where they may', () => {
    expect(sources.length).toBeGreaterThan(40);
    expect(sources.flatMap(faultsOf)).toEqual([]);
  });

  it.each([
    ['screens/home/x.tsx', "import { A } from '../runs/a.tsx';", 'a screen may not import the screen runs'],
    ['parts/x.tsx', "import { A } from '../screens/runs/a.tsx';", 'parts may not import screens/runs/a.tsx'],
    ['api/x.ts', "import { A } from '../parts/a.ts';", 'api may not import parts/a.ts'],
    ['app/x.tsx', "import * as echarts from 'echarts/core';", 'the frame fetches echarts/core'],
    ['parts/x.ts', "import { M } from '../../../src/flows/errors.js';", 'reaches for ../../src/flows/errors.js'],
    ['parts/x.ts', "const a = await fetch('/api');", 'asks the server beside the client'],
    ['parts/x.tsx', '<p dangerouslySetInnerHTML={x} />', 'reads text as HTML or code'],
  ])('notice a planted fault in %s: %s', (file, text, fault) => {
    expect(faultsOf({ file, text })).toContain(`${file}: ${fault}`);
  });
});
