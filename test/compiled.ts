import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformFileSync } from '@swc/core';

const SOURCE = 'src';

/** Sources of the product as a thread or process of its own runs them, in a folder of the test's within the project. */
export type Compiled = { readonly file: (source: string) => URL; readonly remove: () => void };

function sourcesIn(folder: string): readonly string[] {
  return readdirSync(join(SOURCE, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(name))
    .map((name) => join(folder, name));
}

/** `sources`: files or folders of `src`. `extra`: scripts beside them, by name. */
export function compiled(sources: readonly string[], extra: Readonly<Record<string, string>> = {}): Compiled {
  mkdirSync('.cache', { recursive: true });
  const folder = mkdtempSync(join(process.cwd(), '.cache', 'test-compiled-'));
  const put = (name: string, code: string) => {
    const file = join(folder, 'dist', name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
  };
  for (const source of sources.flatMap((one) => (one.endsWith('.ts') ? [one] : sourcesIn(one)))) {
    put(source.replace(/\.ts$/, '.js'), transformFileSync(join(SOURCE, source)).code);
  }
  for (const [name, code] of Object.entries(extra)) put(name, code);
  for (const name of ['samples', 'rules', 'package.json'].filter((one) => existsSync(one))) {
    symlinkSync(join(process.cwd(), name), join(folder, name));
  }
  return {
    file: (source) => new URL(`file://${join(folder, 'dist', source.replace(/\.ts$/, '.js'))}`),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
