import { type Withdrawal, withdrawn } from '../../../core/customer/consent.js';
import { idForm } from '../../../core/customer/identity.js';
import type { Clock } from '../../../flows/ports/clock.js';
import type { MongoConnection } from '../connection.js';
import { type CustomerRecord, THERE } from './customer-record.js';
import { changesOf, keepLastChanges } from './history-rows.js';

/** Whoever else writes the customer gets one write done each time: so many at one moment is a fault. */
const TRIES = 200;

type Word = { readonly id: string; readonly word: Withdrawal; readonly by: string };

/** The consent is taken back: history, and stale, from the same write on. An older word than the one that stands is none. */
export async function withdrawConsent(
  connection: MongoConnection,
  clock: Clock,
  { id, word, by }: Word,
): Promise<'withdrawn' | 'overtaken' | 'unknown'> {
  const customers = connection.collection<CustomerRecord>('customers');
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = await customers.findOne({ _id: { $eq: idForm(id) }, ...THERE });
    if (before === null) return 'unknown';
    const consents = withdrawn(before.consents, word);
    if (consents === null) return 'overtaken';
    const fields = changesOf(before, { ...before, consents });
    if (fields.length === 0) return 'withdrawn';
    await keepLastChanges(connection, [before]);
    const rev = before.rev + 1;
    const lastChange = {
      ...{ rev, fields, effectiveAt: word.at, recordedAt: clock.system() },
      source: `${word.source}:${by}`,
    };
    const { matchedCount } = await customers.updateOne(
      { _id: before._id, rev: before.rev },
      { $set: { consents, rev, stale: true, lastChange } },
    );
    if (matchedCount === 1) return 'withdrawn';
  }
  throw new Error('a customer keeps changing while a consent is taken back');
}
