import type { Cap, ContactRow } from './contact-policy.js';
import type { Refusal } from './refusal.js';

const DAY_MS = 86_400_000;

/** Whether a cap has a say on a contact of this channel and purpose. An empty filter means all. */
function concerns({ filter, exempt }: Cap, { channel, purpose }: ContactRow): boolean {
  if (exempt.includes(purpose)) return false;
  if (filter.channels && !filter.channels.includes(channel)) return false;
  return !filter.purposes || filter.purposes.includes(purpose);
}

/** What is reserved counts; what was given back counts as long as `countAt` says that the slot is spent. */
function holdsSlot({ countAt }: Cap, { status, releasedFrom }: ContactRow): boolean {
  if (status !== 'released' || countAt === 'reserved') return true;
  return countAt === 'sent' && releasedFrom === 'sent';
}

/**
 * The most contacts that any window of length `w` around `a` holds besides a contact at `a` itself. Windows are (e−w, e];
 * only those that end at `a` or at a contact in the `w` after it can be fullest (methods.md section 12).
 */
function fullestWindow(others: readonly number[], a: number, w: number): number {
  let most = 0;
  for (const end of [a, ...others.filter((at) => a < at && at < a + w)]) {
    most = Math.max(most, others.filter((at) => end - w < at && at <= end).length);
  }
  return most;
}

/**
 * Every cap that a contact would break, exact over rolling windows behind and ahead of it; empty if it may go ahead.
 * `have` is what the fullest window holds already, `need` the cap's most. A row with the contact's own id is not counted.
 */
export function capRefusals(rows: readonly ContactRow[], row: ContactRow, caps: readonly Cap[]): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const cap of caps) {
    if (!concerns(cap, row)) continue;
    const others = rows
      .filter((other) => other.outreachId !== row.outreachId && concerns(cap, other) && holdsSlot(cap, other))
      .map(({ at }) => at.getTime());
    const have = fullestWindow(others, row.at.getTime(), cap.window.n * DAY_MS);
    if (have >= cap.max) refusals.push({ code: 'CAP_REACHED', component: cap.id, have, need: cap.max });
  }
  return refusals;
}

/** Milliseconds of the longest rolling window; 0 without caps. */
export function longestWindow(caps: readonly Cap[]): number {
  return Math.max(0, ...caps.map(({ window }) => window.n * DAY_MS));
}
