import type { Profile } from '../../../core/customer/change-customer.js';
import { entriesOf, type HistoryEntry, type LastChange } from '../../../core/customer/history/field-change.js';
import { profileAsOf } from '../../../core/customer/history/rewind.js';
import { asOfEach } from '../../../core/facts/derive-facts.js';
import type { MongoConnection } from '../connection.js';
import type { HistoryRecord } from '../customer/history-rows.js';
import { type FactDocument, type FactDocuments, sourceOf } from './fact-documents.js';

/** A document with its newest change, which is not among the rows of the history yet. */
type Changed = FactDocument & { readonly lastChange?: LastChange };
type States = NonNullable<FactDocument['states']>;
type Lookup = NonNullable<FactDocument['lookup']>;

const EMPTY = { relationship: 'potential', origin: '', basic: {}, business: {}, preference: {}, consents: [] } as const;

/** Which fields of the person were there at an instant: what they held is not read. */
function lookupAt(lookup: Lookup, entries: readonly HistoryEntry[], at: Date): Lookup {
  const then: Record<string, unknown> = { ...lookup };
  const settled = new Set<string>();
  for (const { field, before, effectiveAt } of entries.toSorted((a, b) => b.rev - a.rev)) {
    const [group, name = ''] = field.split('.');
    if (group !== 'personal' || settled.has(field)) continue;
    if (effectiveAt <= at) settled.add(field);
    else if (before === null) delete then[name];
    else then[name] = true;
  }
  return then as Lookup;
}

/** Takes back what happened to customers after an instant. */
export class PastDocuments {
  private readonly asOfOne: ReturnType<typeof asOfEach>;

  constructor(
    private readonly connection: MongoConnection,
    private readonly documents: FactDocuments,
    private readonly at: Date,
    operatorZone: string,
  ) {
    this.asOfOne = asOfEach(at, operatorZone);
  }

  /** What must be read of a document, beside what derivations look at. */
  projection({ lastChange: leftOut, ...asked }: { readonly lastChange?: unknown }): object {
    return leftOut === undefined ? { ...asked, lastChange: 1 } : asked;
  }

  /** Those who are there, as they were: their profiles, and what models that remember had said of them. */
  async asThen(read: readonly Changed[]): Promise<readonly FactDocument[]> {
    const there = read.filter(({ gone }) => gone !== true);
    const entries = await this.historyOf(there);
    const before = there.map((document) => this.before(document, entries.get(document._id) ?? []));
    return this.withStates(before);
  }

  private before({ lastChange, ...document }: Changed, rows: readonly HistoryEntry[]): FactDocument {
    // What was put among the rows after the document was read is no change of what was read.
    const known = rows.filter(({ rev }) => rev <= document.rev && rev !== lastChange?.rev);
    const entries = lastChange === undefined ? known : [...entriesOf(document._id, lastChange), ...known];
    const profile: Profile = { ...EMPTY, usage: [], ...document };
    const then = { ...document, ...profileAsOf(profile, entries, this.at) };
    return { ...then, lookup: lookupAt(document.lookup ?? {}, entries, this.at) };
  }

  /** All changes of those of whom one took effect later; of the others none need be taken back. */
  private async historyOf(read: readonly Changed[]): Promise<ReadonlyMap<string, readonly HistoryEntry[]>> {
    const ids = read.map(({ _id }) => _id);
    const rows = this.connection.collection<HistoryRecord>('customer_history');
    const later = await rows.distinct('customerId', { customerId: { $in: ids }, effectiveAt: { $gt: this.at } });
    const last = read.filter(({ lastChange }) => lastChange !== undefined && lastChange.effectiveAt > this.at);
    const changed = [...new Set([...later, ...last.map(({ _id }) => _id)])];
    const entries = new Map<string, HistoryEntry[]>();
    if (changed.length === 0) return entries;
    for await (const row of rows.find({ customerId: { $in: changed } })) {
      const own = entries.get(row.customerId);
      if (own === undefined) entries.set(row.customerId, [row]);
      else own.push(row);
    }
    return entries;
  }

  private async withStates(read: readonly FactDocument[]): Promise<readonly FactDocument[]> {
    const dayOf = (document: FactDocument) => this.asOfOne(sourceOf(document)).today;
    const isLater = (document: FactDocument) =>
      Object.values(document.states ?? {}).some(({ since }) => since > dayOf(document));
    const moved = read.filter(isLater);
    if (moved.length === 0) return read;
    const changes = await this.documents.changesOf(moved.map(({ _id }) => _id));
    const then = new Map<string, FactDocument>();
    for (const document of moved) {
      const day = dayOf(document);
      const states: Record<string, States[string]> = {};
      for (const [model, state] of Object.entries(document.states ?? {})) {
        const known = [{ model, ...state }, ...(changes.get(document._id) ?? [])];
        const [newest] = known
          .filter((change) => change.model === model && change.since <= day)
          .sort((a, b) => b.rev - a.rev);
        if (newest !== undefined) states[model] = newest;
      }
      then.set(document._id, { ...document, states });
    }
    return read.map((document) => then.get(document._id) ?? document);
  }
}
