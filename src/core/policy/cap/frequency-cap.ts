import type { ContactRow } from '../contact-policy.js';
import type { Refusal } from '../refusal.js';
import type { Cap, CapRules } from './cap.js';
import { calendarKey, reachMs, rollingMs } from './cap-window.js';
import { fatigueReach } from './fatigue.js';

/** What is spoken, or shown to who came to us, is no message. */
const WRITTEN: readonly string[] = ['sms', 'email'];

/** Messages in writing that a contact is, as the person receives them: parts of a long SMS are put together again. */
function messagesOf({ channel }: ContactRow): number {
  return WRITTEN.includes(channel) ? 1 : 0;
}

/** Whether a cap has a say on a contact. An empty filter means all; tags and purpose are those kept on the row. */
function concerns({ filter, exempt, unit }: Cap, row: ContactRow): boolean {
  if (exempt.includes(row.purpose) || (unit === 'message' && messagesOf(row) === 0)) return false;
  if (filter.channels && !filter.channels.includes(row.channel)) return false;
  if (filter.tags && !filter.tags.some((tag) => row.tags.includes(tag))) return false;
  return !filter.purposes || filter.purposes.includes(row.purpose);
}

/** Whose contacts are counted together. Who is in no household, or of no party, is alone: told apart from any of that name. */
function unitOf({ scope }: Cap, { customerId, householdId, partyId }: ContactRow): string {
  const together = scope === 'household' ? householdId : scope === 'party' ? partyId : undefined;
  return together === undefined ? `one|${customerId}` : `all|${together}`;
}

/** What is reserved counts; what was given back counts as long as `countAt` says that the slot is spent. */
function holdsSlot({ countAt }: Cap, { status, releasedFrom }: ContactRow): boolean {
  if (status === 'planned' || releasedFrom === 'planned') return false;
  if (status !== 'released' || countAt === 'reserved') return true;
  return countAt === 'sent' && releasedFrom === 'sent';
}

const priorityOf = ({ priority = 0 }: ContactRow) => priority;

/** Whether a plan is for the very candidate that asks: it is carried out then. */
const isItsOwn = (plan: ContactRow, row: ContactRow) =>
  plan.customerId === row.customerId && plan.ruleId === row.ruleId && plan.campaignId === row.campaignId;

/** Look-ahead (methods.md section 12): a place is kept for what is planned with a higher priority, until its time has passed. */
function keptFree(other: ContactRow, row: ContactRow): boolean {
  if (other.status !== 'planned' || other.at < row.decidedAt || isItsOwn(other, row)) return false;
  return priorityOf(other) > priorityOf(row);
}

/** Of those for whom a place is kept, the one that needs it most. */
function neededBy(rows: readonly ContactRow[]): readonly ContactRow[] {
  const plans = rows.filter(({ status }) => status === 'planned');
  const most = Math.max(...plans.map(priorityOf));
  return plans.filter((row) => priorityOf(row) === most);
}

function loadOf({ unit }: Cap, rows: readonly ContactRow[]): number {
  if (unit === 'offer') return new Set(rows.map(({ offerId }) => offerId)).size;
  return unit === 'contact' ? rows.length : rows.reduce((sum, row) => sum + messagesOf(row), 0);
}

/**
 * What shares a window with `row`, by window. Rolling: every (e−w, e] that holds it; only those that end at it or at a
 * contact in the `w` after it can be fullest. Calendar: the one it is in, each contact by the zone kept with it.
 */
function windowsAround(
  { window }: Cap,
  others: readonly ContactRow[],
  row: ContactRow,
  operatorZone: string,
): readonly (readonly ContactRow[])[] {
  if (window.kind === 'calendar') {
    const key = ({ at, zone }: ContactRow) => calendarKey(window, at, window.zone === 'operator' ? operatorZone : zone);
    const own = key(row);
    return [others.filter((other) => key(other) === own)];
  }
  const a = row.at.getTime();
  const w = rollingMs(window);
  const ends = new Set([a, ...others.map(({ at }) => at.getTime()).filter((at) => a < at && at < a + w)]);
  return [...ends].map((end) => others.filter(({ at }) => end - w < at.getTime() && at.getTime() <= end));
}

type Fullest = { readonly have: number; readonly rows: readonly ContactRow[] };

/** The window that would hold most with `row` in it, if that is too much. */
function overfull(cap: Cap, others: readonly ContactRow[], row: ContactRow, operatorZone: string): Fullest | null {
  let worst: (Fullest & { readonly would: number }) | null = null;
  for (const rows of windowsAround(cap, others, row, operatorZone)) {
    const would = loadOf(cap, [...rows, row]);
    if (would > cap.max && would > (worst?.would ?? 0)) worst = { would, have: loadOf(cap, rows), rows };
  }
  return worst;
}

/**
 * The reservation that took the last place: `run|rule` of the contact decided last, of one instant the greater id. Without
 * the customer, whom others of the household would else carry in their records.
 */
function lastTaken(rows: readonly ContactRow[]): { readonly takenBy?: string } {
  const sorted = [...rows].sort(
    (a, b) => b.decidedAt.getTime() - a.decidedAt.getTime() || (a.outreachId < b.outreachId ? 1 : -1),
  );
  const [last] = sorted;
  if (last === undefined) return {};
  const run = last.runId.split('|').filter((part) => part !== last.customerId);
  return { takenBy: [...run, last.ruleId].join('|') };
}

/**
 * Every cap that a contact would break, exact over the windows behind and ahead of it; empty if it may go ahead. `have` is
 * what the fullest window holds already, `need` the cap's most, `takenBy` who took the last place. CAP_KEPT_FREE: the place
 * is free, but promised to a plan of higher priority, which `takenBy` names. A row with the contact's own id is not counted.
 */
export function capRefusals(
  rows: readonly ContactRow[],
  row: ContactRow,
  { caps, operatorZone }: CapRules,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  for (const cap of caps) {
    if (!concerns(cap, row)) continue;
    const unit = unitOf(cap, row);
    const counted = rows.filter(
      (other) => other.outreachId !== row.outreachId && concerns(cap, other) && unitOf(cap, other) === unit,
    );
    const taken = counted.filter((other) => holdsSlot(cap, other));
    const full = overfull(cap, taken, row, operatorZone);
    const ahead = () => [...taken, ...counted.filter((other) => keptFree(other, row))];
    const found = full ?? overfull(cap, ahead(), row, operatorZone);
    if (!found) continue;
    const who = full ? lastTaken(found.rows) : lastTaken(neededBy(found.rows));
    const code = full ? 'CAP_REACHED' : 'CAP_KEPT_FREE';
    refusals.push({ code, component: cap.id, have: found.have, need: cap.max, ...who });
  }
  return refusals;
}

/** Milliseconds that the rules look back at most; 0 where nothing is counted. */
export function longestReach({ caps, fatigue }: Pick<CapRules, 'caps' | 'fatigue'>): number {
  const windows = caps.map(({ window }) => reachMs(window));
  return Math.max(0, ...windows, fatigue === undefined ? 0 : fatigueReach(fatigue));
}
