// The second half of npm test, on Node 24: servers up, jest, servers down, and the closing line.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestServers } from '../dist/adapters/servers/test-servers.js';
import { exitCodeOf, runToEnd } from './child.mjs';
import { isLeftOut } from './chromium.mjs';
import { closingCounts, closingLine, isSuccess } from './closing.mjs';
import { root } from './prepare.mjs';

function countsIn(file) {
  try {
    return closingCounts(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

const PRELOAD = 'dist/adapters/servers/product/end-with-parent.js';

const stop = new AbortController();
function onSignal(signal) {
  if (stop.signal.aborted) return;
  console.log('Stopping … / 正在停止 …');
  stop.abort(signal);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
process.once('disconnect', () => onSignal('SIGTERM'));

async function runJest(env, results) {
  const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
  const report = ['--json', `--outputFile=${results}`, '--maxWorkers=2'];
  return runToEnd(
    process.execPath,
    [...jest, ...report, ...process.argv.slice(2)],
    { cwd: root, env, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
    (child) => stop.signal.addEventListener('abort', () => child.kill('SIGTERM')),
  );
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'tidemark-results-'));
  const cacheDir = resolve(root, process.env.TIDEMARK_CACHE || '.cache');
  try {
    const servers = await startTestServers({ cacheDir, env: process.env, say: console.log, signal: stop.signal });
    try {
      const { MONGODB_URI, REDIS_URL, TIDEMARK_DATA, ...others } = process.env;
      // Jest's own workers outlive it when it is ended in the middle; this ends them with it.
      const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import ${new URL(`../${PRELOAD}`, import.meta.url)}`;
      const own = {
        NODE_OPTIONS,
        TIDEMARK_TEST_MONGODB_URI: servers.mongodbUri,
        TIDEMARK_TEST_REDIS_URL: servers.redisUrl,
      };
      const code = await runJest({ ...others, ...own }, join(folder, 'results.json'));
      return { code, ...countsIn(join(folder, 'results.json')) };
    } finally {
      // Jest's workers notice within half a second that jest is gone; what they leave is swept up with the servers.
      if (stop.signal.aborted) await wait(1_000);
      await servers.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the run answers with: an interruption counts as shells count signals. */
function exitCode(otherwise) {
  return stop.signal.aborted ? exitCodeOf(null, stop.signal.reason) : otherwise;
}

try {
  const { code, ...counts } = await main();
  const isBrowserLeftOut = isLeftOut(process.env);
  console.log(closingLine(counts, isBrowserLeftOut));
  process.exit(exitCode(code === 0 && isSuccess(counts, isBrowserLeftOut) ? 0 : code || 1));
} catch (error) {
  console.error(stop.signal.aborted ? 'Interrupted / 已中断' : error);
  console.log('0 passed, 1 failed');
  process.exit(exitCode(1));
}
