export type Backoff = { readonly firstMs: number; readonly mostMs: number; readonly healthyMs: number };

export const RESTART: Backoff = { firstMs: 1_000, mostMs: 30_000, healthyMs: 60_000 };

/** Doubles from death to death; a process that was healthy for long enough starts afresh. */
export function nextDelay(backoff: Backoff, previousMs: number, livedMs: number): number {
  if (previousMs === 0 || livedMs >= backoff.healthyMs) return backoff.firstMs;
  return Math.min(previousMs * 2, backoff.mostMs);
}
