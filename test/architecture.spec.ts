import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import { describe, expect, it } from '@jest/globals';

/** The path: the table of contents of the product. A room may look back along it, never forward. */
const PATH = [
  'kit',
  'access',
  'customer',
  'condition',
  'facts',
  'lifecycle',
  'value',
  'offer',
  'campaign',
  'rules',
  'policy',
  'arbitration',
  'decision',
  'outreach',
  'delivery',
  'response',
  'measurement',
  'words',
];

/** The packages the core may know, each behind one file: a fence that can be moved, or taken away, in one place. */
const FENCED: Readonly<Record<string, string>> = {
  'src/core/rules/reference.ts': 'json-rules-engine',
  'src/core/rules/regex.ts': 're2js',
  'src/core/rules/path.ts': 'jsonpath-plus',
};
/** Facts and handlers of a rules engine are a caller's own and may promise; nothing else in the core waits. */
const MAY_WAIT = /^src\/core\/rules\/(engine\/|strict\/|reference\.ts$)/;

type Source = { readonly file: string; readonly text: string };

function read(folder: string): Source[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
    .map((name) => ({
      file: posix.join(relative(process.cwd(), folder), name),
      text: readFileSync(join(folder, name), 'utf8'),
    }));
}

function importsOf({ file, text }: Source): string[] {
  const named = [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;]*?from\s*'([^']+)'/g)].map((match) => match[1]);
  const bare = [...text.matchAll(/(?:^|\n)\s*import\s*\(?\s*'([^']+)'/g)].map((match) => match[1]);
  return [...named, ...bare].flatMap((target) =>
    target === undefined ? [] : [target.startsWith('.') ? posix.join(dirname(file), target) : target],
  );
}

function layerOf(path: string): 'core' | 'flows' | 'adapters' | 'root' | 'package' {
  const match = /^src\/(core|flows|adapters)\//.exec(path);
  if (match) return match[1] as 'core' | 'flows' | 'adapters';
  return path.startsWith('src/') ? 'root' : 'package';
}

const part = (path: string, index: number) => path.split('/')[index] ?? '';

function coreFaults(file: string, target: string): string[] {
  if (FENCED[file] === target) return [];
  if (layerOf(target) === 'package') return [`core may not import the package ${target}`];
  if (layerOf(target) !== 'core') return [`core may not import ${target}`];
  const [from, to] = [PATH.indexOf(part(file, 2)), PATH.indexOf(part(target, 2))];
  if (to < 0) return [`is in a room that is not on the path: ${part(target, 2)}`];
  return to > from ? [`${part(file, 2)} may not look forward to ${part(target, 2)}`] : [];
}

function flowFaults(file: string, target: string): string[] {
  const layer = layerOf(target);
  if (layer === 'core' || target.startsWith('src/flows/ports/') || target === 'src/flows/errors.js') return [];
  if (target === '@nestjs/common') return [];
  if (layer === 'flows' && file.startsWith('src/flows/ports/')) return [`a port may not import the flow ${target}`];
  if (layer === 'flows') return [`a flow may not import the flow ${part(target, 2)}`];
  return [`a flow may not import ${target}`];
}

function adapterFaults(file: string, target: string): string[] {
  if (layerOf(target) === 'root') return [`an adapter may not import the root ${target}`];
  if (layerOf(target) !== 'adapters' || part(file, 2) === part(target, 2)) return [];
  return [`adapter ${part(file, 2)} may not import adapter ${part(target, 2)}`];
}

function importFaults(source: Source): string[] {
  return importsOf(source).flatMap((target) => {
    if (target === 'src/core/rules/reference.js') return ['asks the judge outside a test'];
    switch (layerOf(source.file)) {
      case 'core':
        return coreFaults(source.file, target);
      case 'flows':
        return flowFaults(source.file, target);
      case 'adapters':
        return adapterFaults(source.file, target);
      default:
        return [];
    }
  });
}

function textFaults({ file, text }: Source): string[] {
  const faults: string[] = [];
  const layer = layerOf(file);
  if (layer === 'core' && !PATH.includes(part(file, 2))) {
    faults.push(`is in a room that is not on the path: ${part(file, 2)}`);
  }
  if (layer === 'core' && /\b(Date\.now|Math\.random|new Date\(\))/.test(text)) {
    faults.push('asks the clock or chance by itself');
  }
  if (layer === 'core' && !MAY_WAIT.test(file) && /\basync\b/.test(text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, ''))) {
    faults.push('is asynchronous');
  }
  if (layer !== 'root' && /\bprocess\.env\b/.test(text)) faults.push('reads the environment');
  if (/from 'mongoose'/.test(text) && !/^src\/adapters\/(mongo\/(connection|migrations\/)|servers\/)/.test(file)) {
    faults.push('imports mongoose');
  }
  if (text.split('\n').length > 301) faults.push(`has ${text.split('\n').length - 1} lines, more than 300`);
  return faults;
}

const faultsOf = (source: Source) => {
  const imports = source.file.endsWith('.spec.ts') ? [] : importFaults(source);
  const texts = source.file.endsWith('.spec.ts') ? [] : textFaults(source);
  return [...imports, ...texts].map((fault) => `${source.file}: ${fault}`);
};

describe('the three laws and the budgets', () => {
  const sources = read(join(process.cwd(), 'src'));

  it('hold for every file', () => {
    expect(sources.length).toBeGreaterThan(50);
    expect(sources.flatMap(faultsOf)).toEqual([]);
  });

  it('keep the rooms of the core between 1 and 12 files', () => {
    const rooms = new Map<string, number>();
    for (const { file } of sources) {
      if (layerOf(file) !== 'core' || file.endsWith('.spec.ts')) continue;
      rooms.set(dirname(file), (rooms.get(dirname(file)) ?? 0) + 1);
    }
    expect([...rooms].filter(([, files]) => files > 12)).toEqual([]);
  });

  it('let at most one file in twenty import mongoose', () => {
    const product = sources.filter(({ file }) => !file.endsWith('.spec.ts'));
    const importing = product.filter(({ text }) => /from 'mongoose'/.test(text));
    expect(importing.length / product.length).toBeLessThanOrEqual(0.05);
  });

  it('leave no core file without a spec beside it, except types and words', () => {
    const specs = new Set(sources.map(({ file }) => file).filter((file) => file.endsWith('.spec.ts')));
    const without = sources
      .filter(({ file }) => layerOf(file) === 'core' && !file.endsWith('.spec.ts') && part(file, 2) !== 'words')
      .filter(({ text }) => /export (function|const \w+ = \(|class)/.test(text))
      .map(({ file }) => file)
      .filter((file) => !specs.has(file.replace(/\.ts$/, '.spec.ts')));
    expect(without).toEqual([]);
  });

  it.each([
    ['src/core/facts/x.ts', "import m from 'mongoose';", 'core may not import the package mongoose'],
    ['src/core/facts/x.ts', "import { d } from '../decision/decision.js';", 'facts may not look forward to decision'],
    ['src/core/attic/x.ts', '', 'is in a room that is not on the path: attic'],
    [
      'src/core/rules/x.ts',
      "import { Engine } from 'json-rules-engine';",
      'core may not import the package json-rules-engine',
    ],
    [
      'src/core/rules/path.ts',
      "import { Engine } from 'json-rules-engine';",
      'core may not import the package json-rules-engine',
    ],
    ['src/core/rules/row/x.ts', 'export async function x() {}', 'is asynchronous'],
    ['src/core/rules/x.ts', "import { REFERENCE } from './reference.js';", 'asks the judge outside a test'],
    ['src/core/kit/x.ts', 'const now = Date.now();', 'asks the clock or chance by itself'],
    ['src/flows/x.ts', "import { S } from './send-outreach.js';", 'a flow may not import the flow send-outreach.js'],
    [
      'src/adapters/http/x.ts',
      "import { M } from '../mongo/connection.js';",
      'adapter http may not import adapter mongo',
    ],
    ['src/adapters/http/x.ts', 'const port = process.env.PORT;', 'reads the environment'],
    ['src/adapters/http/x.ts', "import mongoose from 'mongoose';", 'imports mongoose'],
  ])('notice a planted fault in %s: %s', (file, text, fault) => {
    expect(faultsOf({ file, text })).toContain(`${file}: ${fault}`);
  });
});
