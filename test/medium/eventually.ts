import { setTimeout as wait } from 'node:timers/promises';

/** Asks again until it is so; other processes' and sockets' work has no event of ours to wait for. */
export async function eventually(isSo: () => boolean | Promise<boolean>, withinMs = 60_000): Promise<void> {
  const until = performance.now() + withinMs;
  while (!(await isSo())) {
    if (performance.now() > until) throw new Error(`not so within ${withinMs} ms: ${isSo}`);
    await wait(10);
  }
}
