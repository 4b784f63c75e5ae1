import type { ContactRow } from '../contact-policy.js';
import { CONTACT_WINDOW_MS, newestContact } from '../contacts/contact-facts.js';
import type { Refusal } from '../refusal.js';
import { exclusionRefusals, plannedOffers } from '../stages/exclusion.js';
import { repeatOf } from '../stages/repeat.js';
import type { CapRules } from './cap.js';
import { type Engagement, fatigueRefusals } from './fatigue.js';
import { capRefusals, longestReach } from './frequency-cap.js';

/** held: there is a place already, answered as it stands. taken: `row` is to be written. */
export type ReservationStep =
  | { readonly kind: 'held'; readonly row: ContactRow }
  | { readonly kind: 'taken'; readonly row: ContactRow }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

type Engaged = NonNullable<ContactRow['engaged']>[number];
const ANSWERS: readonly Engagement[] = ['replied', 'accepted'];

const holdsPlace = ({ status }: ContactRow) => status !== 'released' && status !== 'planned';

/** For how long rows are kept at least: twice the longest reach, as a late worker reserves for instants that have passed. Null: for good. */
export function keptContactsMs(rules: Pick<CapRules, 'caps' | 'fatigue'>): number | null {
  const reach = longestReach(rules);
  return reach === 0 ? null : 2 * Math.max(reach, CONTACT_WINDOW_MS);
}

/**
 * Rows that no window of a later reservation, and no fact of contacts, can reach; offers that still hold and the newest
 * contact of each channel are always kept, and what is still to come. Without rules there is nothing to judge age by.
 */
export function pruned(rows: readonly ContactRow[], oldest: number, rules: CapRules): readonly ContactRow[] {
  const kept = keptContactsMs(rules);
  if (kept === null) return rows;
  const edge = oldest - kept;
  const newest = new Set(
    [...Map.groupBy(rows, ({ customerId, channel }) => `${customerId}|${channel}`).values()].map((own) =>
      newestContact(own, new Date(oldest)),
    ),
  );
  return rows.filter((row) => {
    const { status, at, expiresAt } = row;
    if (status === 'reserved' || at.getTime() > edge || newest.has(row)) return true;
    return expiresAt !== undefined && expiresAt.getTime() > edge;
  });
}

/**
 * What reserving would do, judged by every row of the units that are counted together. A run gives a customer one place:
 * asked again, by a retry or a second worker, it answers the row that holds it, whichever candidate that was. A released
 * or merely planned row of the same id is replaced.
 */
export function reserveContact(rows: readonly ContactRow[], row: ContactRow, rules: CapRules): ReservationStep {
  const held = rows.find(
    (one) =>
      holdsPlace(one) &&
      one.customerId === row.customerId &&
      (one.runId === row.runId || one.outreachId === row.outreachId),
  );
  if (held) return { kind: 'held', row: held };
  const { exclusionGroups = [] } = row;
  const excluded = exclusionRefusals({ id: row.offerId, exclusionGroups }, plannedOffers(rows, row));
  if (excluded.length > 0) return { kind: 'refused', refusals: excluded };
  const repeated = repeatOf(rows, row, rules);
  if (repeated.length > 0) return { kind: 'refused', refusals: repeated };
  const refusals = [...fatigueRefusals(rows, row, rules.fatigue), ...capRefusals(rows, row, rules)];
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'taken', row };
}

/**
 * Notes a contact that is planned for later, with its priority: it takes no place, but from then on none of lower priority
 * is reserved in the place it needs. Its turn come, it is reserved under the same id. What is there already stays.
 */
export function planContact(rows: readonly ContactRow[], row: ContactRow): ReservationStep {
  const there = rows.find(({ outreachId, status }) => outreachId === row.outreachId && status !== 'released');
  return there ? { kind: 'held', row: there } : { kind: 'taken', row: { ...row, status: 'planned' } };
}

function placed(rows: readonly ContactRow[], outreachId: string): ContactRow | undefined {
  return rows.find((one) => one.outreachId === outreachId && holdsPlace(one));
}

function shifted(rows: readonly ContactRow[], moved: ContactRow, rules: CapRules): ReservationStep {
  const refusals = capRefusals(rows, moved, rules);
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'taken', row: moved };
}

/**
 * Asks for the same place at another instant: a contact that is put off counts where it will be. Refused, it keeps the
 * place it had; refused without a refusal, there is no such place (any more). What was handed over stays where it was.
 */
export function moveContact(
  rows: readonly ContactRow[],
  outreachId: string,
  to: Date,
  rules: CapRules,
): ReservationStep {
  const row = placed(rows, outreachId);
  if (!row) return { kind: 'refused', refusals: [] };
  if (row.status !== 'reserved') return { kind: 'held', row };
  const { handedAt: _before, ...rest } = row;
  return shifted(rows, { ...rest, dueAt: to, at: to }, rules);
}

/**
 * Asks for the place at the instant of hand-over, which is never quite when it was due: from here on it counts at the
 * instant it goes out, and may be asked again after a crash. Answers as `moveContact` does.
 */
export function handContact(
  rows: readonly ContactRow[],
  outreachId: string,
  at: Date,
  rules: CapRules,
): ReservationStep {
  const row = placed(rows, outreachId);
  if (!row) return { kind: 'refused', refusals: [] };
  if (row.status !== 'reserved') return { kind: 'held', row };
  return shifted(rows, { ...row, at, handedAt: at }, rules);
}

/** `reserved` → `sent`; `at` is the hand-over instant, unless that was asked for before. What was handed over or given back stays. */
export function sentContact(row: ContactRow, at: Date): ContactRow {
  return row.status === 'reserved' ? { ...row, status: 'sent', at: row.handedAt ?? at } : row;
}

/** What arrived was sent, even if the word of it came first. */
export function deliveredContact(row: ContactRow): ContactRow {
  return holdsPlace(row) && row.status !== 'delivered' ? { ...row, status: 'delivered' } : row;
}

/** Gives the slot back, once; what was delivered cannot be given back. A plan held none. Of a campaign: only its own. */
export function releasedContact(row: ContactRow, because: string, campaignId = row.campaignId): ContactRow {
  if (row.campaignId !== campaignId) return row;
  if (row.status === 'released' || row.status === 'delivered') return row;
  return { ...row, status: 'released', releasedFrom: row.status, releasedBecause: because };
}

/**
 * Notes what a person did or answered, which relieves pressure. Of answers the last word stands in the place of the one before;
 * null: they said nothing.
 */
export function answeredContact(row: ContactRow, answer: Engaged | null): ContactRow {
  const { engaged = [], ...rest } = row;
  const others = engaged.filter(({ kind }) => !ANSWERS.includes(kind) && kind !== answer?.kind);
  const next = answer === null ? others : [...others, answer];
  const isKnown = engaged.length === next.length && next.every((one) => engaged.some((known) => isSame(one, known)));
  if (isKnown) return row;
  return next.length === 0 ? rest : { ...rest, engaged: next };
}

function isSame(one: Engaged, other: Engaged): boolean {
  return one.kind === other.kind && one.at.getTime() === other.at.getTime();
}
