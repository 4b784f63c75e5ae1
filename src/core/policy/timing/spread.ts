import { doubleFnv32 } from '../../kit/hash.js';
import { allowedUntil, nextAllowed, type WeekHours } from './quiet-hours.js';

const MINUTE_MS = 60_000;
const SALT = 'spread:1:';
const HASHES = 2 ** 32;
/** Halvings of the span where a clock that is moved put a quiet minute into it; then it goes out at once. */
const TRIES = 8;

/**
 * An instant in the minutes after hours begin, so that a night's queue is no spike (methods.md section 12). It is always
 * the same for a key (an outreach's id), never after `expiresAt` and never quiet. `opening` is an allowed instant.
 */
export function spreadFrom(
  opening: Date,
  zone: string,
  hours: WeekHours,
  { key, minutes, expiresAt }: { readonly key: string; readonly minutes: number; readonly expiresAt: Date },
): Date {
  const from = opening.getTime();
  const closes = allowedUntil(opening, zone, hours)?.getTime() ?? Number.POSITIVE_INFINITY;
  // At expiresAt itself it may still go out.
  let span = Math.min(minutes * MINUTE_MS, closes - from, expiresAt.getTime() - from + 1);
  const share = doubleFnv32(SALT, key) / HASHES;
  for (let tries = 0; tries < TRIES && span > 0; tries += 1) {
    const at = new Date(from + Math.floor(share * span));
    if (nextAllowed(at, zone, hours)?.getTime() === at.getTime()) return at;
    span /= 2;
  }
  return opening;
}
