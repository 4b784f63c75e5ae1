import { type ChildProcess, spawn } from 'node:child_process';
import { type Environment, ServerError } from '../say.js';

/** A script that runs once in this terminal; a stop meanwhile ends it. */
export async function runOnce(node: string, script: string, env: Environment, signal: AbortSignal): Promise<void> {
  const child: ChildProcess = spawn(node, ['--enable-source-maps', script], { stdio: 'inherit', env: { ...env } });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end);
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(null));
  });
  signal.removeEventListener('abort', end);
  signal.throwIfAborted();
  if (code !== 0) throw new ServerError(`The set-up failed (${code}). / 初始化失败（${code}）。`);
}
