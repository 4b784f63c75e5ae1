// Whether node_modules is what the lock file says, and putting it right.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runQuietly } from './child.mjs';
import { StepError, step } from './step.mjs';

const stampIn = (root) => join(root, 'node_modules', '.tidemark-lock');
/** npm's own note of what is installed; it writes it when everything is there. */
const noteIn = (root) => join(root, 'node_modules', '.package-lock.json');

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

function lockHash(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** Every package that the lock demands is there in its version; what is optional may be missing, but not differ. */
export function fits(locked, installed) {
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const found = installed[path];
    return found === undefined ? optional === true : found.version === version;
  });
}

/** `missing`, `outdated` or `ready`. */
export function packagesState(root) {
  const installed = readJson(noteIn(root));
  if (installed === null) return 'missing';
  const stamp = existsSync(stampIn(root)) ? readFileSync(stampIn(root), 'utf8') : '';
  if (stamp === lockHash(root)) return 'ready';
  const lock = readJson(join(root, 'package-lock.json'));
  return fits(lock?.packages ?? {}, installed.packages ?? {}) ? 'ready' : 'outdated';
}

export async function ensurePackages(root) {
  const state = packagesState(root);
  if (state !== 'ready') {
    // No package here needs an install script; a production setting outside must not leave out what the build needs.
    const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund'];
    const zh = state === 'missing' ? '正在安装软件包' : '正在更新软件包';
    // What is interrupted half-way must look missing afterwards, whatever it was before.
    for (const note of [stampIn(root), noteIn(root)]) rmSync(note, { force: true });
    await step(state === 'missing' ? 'Installing packages' : 'Updating packages', zh, async () => {
      const { code, output } = await runQuietly('npm', args, { cwd: root });
      if (code !== 0) throw new StepError(`${output.trim()}\nnpm ci failed (${code}) / npm ci 失败（${code}）`);
    });
  }
  writeFileSync(stampIn(root), lockHash(root));
}
