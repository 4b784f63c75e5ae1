import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a program to its end and answers its output; a failure is thrown with what it said. */
export async function runQuietly(
  command: string,
  args: readonly string[],
  cwd: string,
  input: string | null = null,
): Promise<string> {
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(command, args, { cwd, env });
  let [output, said] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (said += part));
  child.stdin.end(input ?? '');
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}:\n${said}${output}`);
  return output;
}
