import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runQuietly } from '../run-quietly.js';

type Entry = { readonly file: string; readonly css?: readonly string[]; readonly imports?: readonly string[] };
type Manifest = Readonly<Record<string, Entry>>;

const ROOT = join(import.meta.dirname, '../..');
const MOST_BYTES = 550_000;
let dist: string;
let manifest: Manifest;

/** The files that come with an entry: its own, and all it imports at once. */
function filesOf(key: string, seen = new Set<string>()): ReadonlySet<string> {
  const { file, css = [], imports = [] } = manifest[key] ?? { file: '' };
  if (file === '' || seen.has(file)) return seen;
  for (const one of [file, ...css]) seen.add(one);
  for (const one of imports) filesOf(one, seen);
  return seen;
}

const gzipped = (files: Iterable<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);

beforeAll(async () => {
  dist = mkdtempSync(join(tmpdir(), 'tidemark-web-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  await runQuietly(
    process.execPath,
    [vite, 'build', 'web', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'],
    ROOT,
  );
  manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'));
}, 120_000);
afterAll(() => rmSync(dist, { recursive: true, force: true }));

describe('what a browser fetches', () => {
  it('for the first route is at most 550 kB gzipped', () => {
    const first = new Set([...filesOf('index.html'), ...filesOf('src/screens/home/index.tsx')]);
    const words = Object.keys(manifest).filter((key) => /words\/(zh-CN)\/(app|home|run)\.json$/.test(key));
    const bytes = gzipped([...first, ...words.flatMap((key) => [...filesOf(key)])]);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('at first has no editor, chart or dictionary in it', () => {
    const text = [...filesOf('index.html')]
      .filter((file) => file.endsWith('.js'))
      .map((file) => readFileSync(join(dist, file), 'utf8'));
    expect(text.filter((code) => /zrender|cm-editor|queryBuilder-/.test(code)).length).toBe(0);
  });

  it('is a page without a script or a style in itself, all from here', () => {
    const html = readFileSync(join(dist, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });
});
