import type { FactSheet } from '../../facts/fact-sheet.js';
import { isContactFact, LAST_CONTACT_FACTS } from '../../facts/identity/contact-state.js';
import type { Day } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import type { ContactRow } from '../contact-policy.js';

const DAY_MS = 86_400_000;

/** As the name `contacts28d` says. A day is 24 hours exactly, as for the caps. */
export const CONTACT_WINDOW_MS = 28 * DAY_MS;

/** A slot that was given back before the hand-over is no contact; one that is only reserved will be. */
const counts = ({ status, releasedFrom }: ContactRow) => status !== 'released' || releasedFrom === 'sent';

const wasMade = ({ status, releasedFrom }: ContactRow) =>
  status === 'sent' || status === 'delivered' || (status === 'released' && releasedFrom === 'sent');

/** The newest contact made by then; undefined if there was none. */
export function newestContact(rows: readonly ContactRow[], now: Date): ContactRow | undefined {
  let newest: ContactRow | undefined;
  for (const row of rows) {
    if (!wasMade(row) || row.at > now) continue;
    if (newest === undefined || row.at > newest.at) newest = row;
  }
  return newest;
}

function dayOf(row: ContactRow | undefined): Day | null {
  return row === undefined ? null : dayIn(row.zone, row.at);
}

/** Offers that were made, or are about to be, and have not expired, each once with the last day it holds. */
function activeOffers(rows: readonly ContactRow[], now: Date): FactSheet[string] {
  const offers = new Map<string, Day>();
  for (const { offerId, expiresAt, status, zone } of rows) {
    if (expiresAt === undefined || expiresAt <= now || status === 'released') continue;
    const until = dayIn(zone, expiresAt);
    if (until > (offers.get(offerId) ?? '')) offers.set(offerId, until);
  }
  const ordered = [...offers].sort(([a], [b]) => (a < b ? -1 : 1));
  return ordered.map(([offer, until]) => ({ offer, until }));
}

/**
 * What a customer's contacts come to as of an instant. `contacts28d` counts reservations too, planned ones included, as
 * the caps do: two runs of one morning must see each other. The days of last contacts are those of hand-overs.
 */
export function contactFactsOf(rows: readonly ContactRow[], now: Date): FactSheet {
  const since = now.getTime() - CONTACT_WINDOW_MS;
  const sheet: Record<string, FactSheet[string]> = {
    contacts28d: rows.filter((row) => counts(row) && row.at.getTime() > since).length,
    lastContactAt: dayOf(newestContact(rows, now)),
    activeOffers: activeOffers(rows, now),
  };
  for (const [channel, fact] of Object.entries(LAST_CONTACT_FACTS)) {
    const own = rows.filter((row) => row.channel === channel);
    sheet[fact] = dayOf(newestContact(own, now));
  }
  return sheet;
}

/**
 * A sheet of one customer with the facts of contacts that it asks for: those of the ledger, without what this very decision has
 * reserved there before a crash.
 */
export function withContactFacts(
  sheet: FactSheet,
  contacts: readonly ContactRow[],
  { runId, at }: { readonly runId: string; readonly at: Date },
): FactSheet {
  const asked = Object.keys(sheet).filter(isContactFact);
  if (asked.length === 0) return sheet;
  const others = contacts.filter((row) => row.runId !== runId);
  const known = contactFactsOf(others, at);
  return { ...sheet, ...Object.fromEntries(asked.map((name) => [name, known[name] ?? null])) };
}
