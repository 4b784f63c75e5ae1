// Builds src into dist when something has changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runQuietly } from './child.mjs';
import { StepError, step } from './step.mjs';

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function sourcesOf(root) {
  return filesIn(join(root, 'src')).filter((file) => !file.endsWith('.spec.ts'));
}

/** Contents, not times: a fresh clone, a checkout and a touched file are all judged rightly. */
export function sourceHash(root) {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'package-lock.json'].map((name) => join(root, name));
  for (const file of [...sourcesOf(root), ...settings]) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

const stampIn = (root) => join(root, 'dist', '.tidemark-build');

export function isBuilt(root) {
  return existsSync(stampIn(root)) && readFileSync(stampIn(root), 'utf8') === sourceHash(root);
}

/** Output whose source is gone would still be found by an import. */
function removeStale(root) {
  const dist = join(root, 'dist');
  const wanted = new Set(sourcesOf(root).map((file) => relative(join(root, 'src'), file).replace(/\.ts$/, '.js')));
  for (const file of filesIn(dist).filter((name) => /\.js(\.map)?$/.test(name))) {
    if (!wanted.has(relative(dist, file).replace(/\.map$/, ''))) rmSync(file);
  }
}

export async function ensureBuilt(root, node) {
  if (isBuilt(root)) return;
  const hash = sourceHash(root);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // An interrupted build must not pass for the one before it.
  rmSync(stampIn(root), { force: true });
  await step('Building', '正在构建', async () => {
    const { code, output } = await runQuietly(node, [tsc, '-p', 'src'], { cwd: root });
    if (code !== 0) throw new StepError(`${output.trim()}\nThe build failed / 构建失败`);
  });
  removeStale(root);
  writeFileSync(stampIn(root), hash);
}
