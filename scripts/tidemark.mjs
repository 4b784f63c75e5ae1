#!/usr/bin/env node
// npx tidemark: the command line, on Node 24, built when it has to be.
import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isBuilt } from './build.mjs';
import { runToEnd } from './child.mjs';
import { findNode24 } from './node24.mjs';
import { packagesState } from './packages.mjs';
import { prepare } from './prepare.mjs';
import { orExit } from './step.mjs';

const root = dirname(dirname(realpathSync(fileURLToPath(import.meta.url))));

/** Preparation talks on standard output, which belongs to the command: `--json` must stay clean. */
async function quietly(work) {
  const log = console.log;
  console.log = console.error;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}

const isReady = packagesState(root) === 'ready' && isBuilt(root);
const ready = isReady ? (findNode24(root)?.binary ?? null) : null;
const node = ready ?? (await orExit(() => quietly(prepare)));
process.exitCode = await runToEnd(node, [
  '--enable-source-maps',
  join(root, 'dist', 'cli.js'),
  ...process.argv.slice(2),
]);
