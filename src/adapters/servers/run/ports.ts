import { randomInt } from 'node:crypto';
import { connect, createServer } from 'node:net';

/** Below the range from which systems lend out ports, so that a kept port is rarely taken at the next start. */
const LOWEST = 20_000;
const HIGHEST = 32_000;

export function isFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** The port wanted when it is free, else any other that is. */
export async function freePort(wanted?: number | null): Promise<number> {
  if (wanted && (await isFree(wanted))) return wanted;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await isFree(port)) return port;
  }
  throw new Error('no free port found on 127.0.0.1 / 在 127.0.0.1 上找不到空闲端口');
}

/** Sends a line to a port and gives the first answer, or null: enough to ask Redis PING, or whether anyone is there. */
export function askPort(port: number, line: string | null, limitMs = 1_000): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (answer: string | null) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(limitMs, () => end(null));
    socket.once('error', () => end(null));
    socket.once('data', (data) => end(data.toString()));
    socket.once('connect', () => (line === null ? end('') : socket.write(line)));
  });
}
