import type { Profile } from '../../../core/customer/change-customer.js';
import type { EventCounting } from '../../../core/customer/customer-event.js';
import { entriesOf, type HistoryEntry, type LastChange } from '../../../core/customer/history/field-change.js';
import { profileAsOf } from '../../../core/customer/history/rewind.js';
import { type Known, toldOfThen } from '../../../core/customer/history/told-of-then.js';
import { asOfEach } from '../../../core/facts/derive-facts.js';
import { dayIn } from '../../../core/kit/zone.js';
import type { MongoConnection } from '../connection.js';
import type { HistoryRecord } from '../customer/history-rows.js';
import { recounted } from '../customer/recount.js';
import { type FactDocument, type FactDocuments, sourceOf } from './fact-documents.js';

/** A document with its newest change, which is not among the rows of the history yet. */
type Changed = FactDocument & { readonly lastChange?: LastChange };
type States = NonNullable<FactDocument['states']>;
type Has = NonNullable<FactDocument['has']>;

/** A customer as of then, and how that is known; of who is passed over the document is as it is today. */
export type KnownDocument = { readonly document: FactDocument; readonly known: Known };

/** The operator's zone, and how events are counted. */
export type PastRules = { readonly operatorZone: string; readonly counting: EventCounting };

const EMPTY = { relationship: 'potential', origin: '', basic: {}, business: {}, preference: {}, consents: [] } as const;

/** Read of every document: what says whether anything is told of then, and what is taken back. */
const ALWAYS = ['lastChange', 'since', 'usage', 'basic', 'business', 'consents', 'contactPoints'] as const;

/** Which fields of the person were there at an instant: what they held is not read. */
function hasAt(has: Has, entries: readonly HistoryEntry[], at: Date): Has {
  const then: Record<string, unknown> = { ...has };
  const settled = new Set<string>();
  for (const { field, before, effectiveAt } of entries.toSorted((a, b) => b.rev - a.rev)) {
    const [group, name = ''] = field.split('.');
    if (group !== 'personal' || settled.has(field)) continue;
    if (effectiveAt <= at) settled.add(field);
    else if (before === null) delete then[name];
    else then[name] = true;
  }
  return then as Has;
}

/** Takes back what happened to customers after an instant. */
export class PastDocuments {
  private readonly asOfOne: ReturnType<typeof asOfEach>;
  private readonly day: string;

  constructor(
    private readonly connection: MongoConnection,
    private readonly documents: FactDocuments,
    private readonly at: Date,
    private readonly rules: PastRules,
  ) {
    this.asOfOne = asOfEach(at, rules.operatorZone);
    this.day = dayIn(rules.operatorZone, at);
  }

  /** What must be read of a document, beside what derivations look at. */
  projection(asked: Readonly<Record<string, 0 | 1>>): object {
    // A projection that leaves out reads everything else.
    if (Object.values(asked).includes(0)) {
      return Object.fromEntries(Object.entries(asked).filter(([name]) => name !== 'lastChange'));
    }
    const within = Object.entries(asked).filter(([path]) => !ALWAYS.some((name) => path.startsWith(`${name}.`)));
    return { ...Object.fromEntries(within), ...Object.fromEntries(ALWAYS.map((name) => [name, 1])) };
  }

  /** Those who are there, as they were: their profiles, their events, and what models that remember had said of them. */
  async asThen(read: readonly Changed[]): Promise<readonly KnownDocument[]> {
    const there = read.filter(({ gone }) => gone !== true);
    const entries = await this.historyOf(there);
    const known = there.map((document) => this.before(document, entries.get(document._id) ?? []));
    const told = await this.withStates(
      await this.withCounters(known.filter(({ known: how }) => isTold(how)).map(({ document }) => document)),
    );
    const then = new Map(told.map((document) => [document._id, document]));
    return known.map(({ document, known: how }) => ({ document: then.get(document._id) ?? document, known: how }));
  }

  private before({ lastChange, ...document }: Changed, rows: readonly HistoryEntry[]): KnownDocument {
    // What was put among the rows after the document was read is no change of what was read.
    const known = rows.filter(({ rev }) => rev <= document.rev && rev !== lastChange?.rev);
    const entries = lastChange === undefined ? known : [...entriesOf(document._id, lastChange), ...known];
    const month = this.day.slice(0, 7);
    const profile = profileAsOf({ ...EMPTY, usage: [], ...document }, entries, this.at, month);
    const since = document.since ?? new Date(document.rev);
    const told = toldOfThen(profile, { at: this.at, day: this.day, month, since });
    if (told.profile === null) return { document, known: told.known };
    const { contactPoints: _points, ...rest } = document;
    const has = hasAt(document.has ?? {}, entries, this.at);
    return { document: { ...rest, ...(told.profile satisfies Profile), has }, known: told.known };
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

  /** Of whom something happened later the events until then are counted again; before the first there are no counters. */
  private async withCounters(read: readonly FactDocument[]): Promise<readonly FactDocument[]> {
    const counted = await recounted(
      this.connection,
      read.map(({ _id }) => _id),
      this.rules.counting,
      { at: this.at },
    );
    return read.map((document) => {
      const counters = counted.get(document._id);
      if (counters === undefined) return document;
      const { counters: _now, ...rest } = document;
      return counters === null ? rest : { ...rest, counters };
    });
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

export function isTold(known: Known): boolean {
  return known === 'RECORDED' || known === 'IMPORTED';
}
