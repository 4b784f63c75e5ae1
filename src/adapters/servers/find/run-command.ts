import { type ExecFileException, execFile } from 'node:child_process';

export type Limits = { readonly limitMs: number; readonly cwd?: string; readonly signal?: AbortSignal };

function refusal(command: string, error: ExecFileException, output: string): string {
  if (error.code === 'ENOENT') return `${command} is not installed / 未安装 ${command}`;
  if (error.name === 'AbortError') return 'interrupted / 已中断';
  if (error.killed) return `${command} took too long / ${command} 超时`;
  const last = output.trim().split('\n').slice(-2).join(' | ');
  return `${command}: ${last === '' ? error.message : last}`;
}

/** Runs a program to its end within a time limit; what it printed, or an error whose message is the reason. */
export function runCommand(command: string, args: readonly string[], limits: Limits): Promise<string> {
  const options = {
    timeout: limits.limitMs,
    killSignal: 'SIGKILL' as const,
    maxBuffer: 8 * 1024 * 1024,
    ...(limits.cwd === undefined ? {} : { cwd: limits.cwd }),
    ...(limits.signal === undefined ? {} : { signal: limits.signal }),
  };
  return new Promise((resolve, reject) => {
    execFile(command, [...args], options, (error, stdout, stderr) => {
      if (error) reject(new Error(refusal(command, error, stderr || stdout)));
      else resolve(stdout);
    });
  });
}

/** The shell's own search of the path, so that no one here has to read PATH. */
export async function onPath(name: string): Promise<string> {
  const found = await runCommand('sh', ['-c', `command -v ${name}`], { limitMs: 5_000 }).catch(() => '');
  const path = found.trim();
  if (!path.startsWith('/')) throw new Error(`no ${name} on the path / PATH 中没有 ${name}`);
  return path;
}
