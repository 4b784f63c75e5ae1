// Builds src into dist, and web into dist/web, each when something of it has changed since its last build.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
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
function hashOf(root, files) {
  const hash = createHash('sha256');
  const settings = ['tsconfig.json', 'package-lock.json'].map((name) => join(root, name));
  for (const file of [...files, ...settings]) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

export function sourceHash(root) {
  return hashOf(root, sourcesOf(root));
}

/** The console may use what the core knows, so a change there is one of the console too. */
export function webHash(root) {
  const core = sourcesOf(root).filter((file) => file.startsWith(join(root, 'src', 'core')));
  return hashOf(root, [...filesIn(join(root, 'web')), ...core]);
}

const stampIn = (root) => join(root, 'dist', '.tidemark-build');
const webStampIn = (root) => join(root, 'dist', '.tidemark-web');
const holds = (stamp, hash) => existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;

export function isBuilt(root) {
  return holds(stampIn(root), sourceHash(root));
}

export function isWebBuilt(root) {
  return holds(webStampIn(root), webHash(root));
}

/** Output whose source is gone would still be found by an import. */
function removeStale(root) {
  const dist = join(root, 'dist');
  const wanted = new Set(sourcesOf(root).map((file) => relative(join(root, 'src'), file).replace(/\.ts$/, '.js')));
  for (const file of filesIn(dist).filter((name) => /\.js(\.map)?$/.test(name))) {
    const path = relative(dist, file);
    if (!path.startsWith(`web${sep}`) && !wanted.has(path.replace(/\.map$/, ''))) rmSync(file);
  }
}

async function build(en, zh, node, args, root, stamp, hash) {
  // An interrupted build must not pass for the one before it.
  rmSync(stamp, { force: true });
  await step(en, zh, async () => {
    const { code, output } = await runQuietly(node, args, { cwd: root });
    if (code !== 0) throw new StepError(`${output.trim()}\nThe build failed / 构建失败`);
  });
  writeFileSync(stamp, hash);
}

export async function ensureBuilt(root, node) {
  if (!isBuilt(root)) {
    const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
    await build('Building', '正在构建', node, [tsc, '-p', 'src'], root, stampIn(root), sourceHash(root));
    removeStale(root);
  }
  if (!isWebBuilt(root)) {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const args = [vite, 'build', 'web', '--logLevel', 'warn'];
    await build('Building the console', '正在构建控制台', node, args, root, webStampIn(root), webHash(root));
  }
}
