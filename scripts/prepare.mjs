// Everything that has to be there before anything runs: packages, Node 24, the build, the `tidemark` command.
// Runs on the machine's own Node and needs no packages.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { interruptibly } from './child.mjs';
import { linkCli } from './link-cli.mjs';
import { findNode24, LEAST_FOR_SCRIPTS, majorOf, NO_NODE_24, OLD_NODE } from './node24.mjs';
import { ensurePackages } from './packages.mjs';
import { orExit, StepError } from './step.mjs';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8'));
  } catch {
    return 0;
  }
}

function claim(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

/** `npm start` and `npm test` side by side on a fresh clone must not both install into one folder. */
async function alone(work) {
  const lock = join(root, '.cache', 'prepare.lock');
  mkdirSync(dirname(lock), { recursive: true });
  for (let hasSaid = false; !claim(lock); ) {
    const holder = holderOf(lock);
    if (!isAlive(holder)) {
      await wait(200);
      if (holderOf(lock) === holder) rmSync(lock, { force: true });
      continue;
    }
    if (!hasSaid) console.log(`Waiting for the preparation in process ${holder} / 正在等待进程 ${holder} 完成准备`);
    hasSaid = true;
    await wait(500);
  }
  const letGo = () => rmSync(lock, { force: true });
  process.once('exit', letGo);
  try {
    return await work();
  } finally {
    process.off('exit', letGo);
    letGo();
  }
}

/**
 * The Node 24 to run on, when all is in place; `more` is what this command needs besides. A signal meanwhile ends the
 * process in good order.
 */
export async function prepare(more = async () => {}) {
  if (majorOf(process.version) < LEAST_FOR_SCRIPTS) throw new StepError(OLD_NODE);
  return interruptibly(() =>
    alone(async () => {
      await ensurePackages(root);
      const node = findNode24(root);
      if (node === null) throw new StepError(NO_NODE_24);
      await ensureBuilt(root, node.binary);
      linkCli();
      await more();
      return node.binary;
    }),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await orExit(prepare);
