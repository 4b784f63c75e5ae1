import { RowDeriver } from '../../../core/facts/block/derive-row.js';
import { asOfEach, type Derivation, derivationsFor } from '../../../core/facts/derive-facts.js';
import type { FactSheet } from '../../../core/facts/fact-sheet.js';
import { type ContactBook, emptyBook, householdUnit, partyUnit } from '../../../core/policy/cap/contact-books.js';
import type { UnitFacts } from '../../../core/policy/holdout/unit.js';
import { PARTY_FACT } from '../../../core/policy/policy-facts.js';
import { type CustomerResponse, newestFirst } from '../../../core/response/response.js';
import type { BusinessRules } from '../../../flows/ports/business-rules.js';
import { type CustomerNow, CustomersNow } from '../../../flows/ports/customers-now.js';
import { Coalescer } from '../coalescer.js';
import type { MongoConnection } from '../connection.js';
import { bookOf, type ContactsRecord } from '../contact/contact-books.js';
import { THERE } from '../customer/customer-record.js';
import { MOST_ON_A_NUMBER } from '../customer/phone-sharers.store.js';
import { type FactDocument, projectionFor, sourceOf } from '../facts/fact-documents.js';

type Rules = Pick<BusinessRules, 'derivations' | 'policy'>;
type Span = Parameters<CustomersNow['find']>[2];

type Found = FactDocument & {
  readonly units: readonly string[];
  readonly books: readonly ContactsRecord[];
  readonly answered: readonly (Omit<CustomerResponse, 'id'> & { readonly _id: string })[];
  readonly sharers: readonly { readonly _id: string; readonly business?: { readonly householdId?: string } }[];
};

/** What some facts take to be derived; `of` are the derivations in force when it was worked out. */
type Asking = {
  readonly of: readonly Derivation[];
  readonly deriver: RowDeriver;
  readonly reading: Coalescer<string, Found | null>;
};
type Fields = Readonly<Record<string, 0 | 1>>;
type Derived = ReturnType<RowDeriver['derive']>['facts'];
/** The same for facts alone, of many at once; `facts` by their names. */
type SheetsAsked = Pick<Asking, 'of' | 'deriver'> & { readonly facts: string; readonly projection: Fields };

/** Readings under way at once, and customers in one: who comes while all lanes are taken goes along with the next. */
const TOGETHER = { lanes: 2, most: 50 };

/** No number's hash is this: who has no number shares none. */
const NO_NUMBER = 'none';
const HOUSEHOLD = householdUnit('');
const PARTY = partyUnit('');

/**
 * Customers with everything that lies in other collections under their id, household or number, each by its index. Where
 * nothing is cut short there is no pipeline within: the server takes time to make one ready for each customer. A cap that
 * counts by parties judges by their book too.
 */
function readingOf(ids: readonly string[], projection: Fields, ofParty: boolean): object[] {
  const household = { $ifNull: ['$business.householdId', ''] };
  const party = ofParty ? [{ $concat: [PARTY, { $ifNull: ['$business.partyId', ''] }] }] : [];
  return [
    { $match: { _id: { $in: ids } } },
    {
      $set: {
        units: ['$_id', { $concat: [HOUSEHOLD, household] }, ...party],
        number: { $ifNull: ['$lookup.msisdn', NO_NUMBER] },
      },
    },
    { $lookup: { from: 'contacts', localField: 'units', foreignField: '_id', as: 'books' } },
    { $lookup: { from: 'responses', localField: '_id', foreignField: 'customerId', as: 'answered' } },
    {
      $lookup: {
        ...{ from: 'customers', localField: 'number', foreignField: 'lookup.msisdn', as: 'sharers' },
        pipeline: [{ $match: THERE }, { $limit: MOST_ON_A_NUMBER + 1 }, { $project: { 'business.householdId': 1 } }],
      },
    },
    { $project: { ...projection, units: 1, books: 1, answered: 1, sharers: 1 } },
  ];
}

function sharersOf(id: string, { sharers }: Found): readonly UnitFacts[] {
  if (sharers.length > MOST_ON_A_NUMBER) return [];
  const others = sharers.filter(({ _id }) => _id !== id);
  return others.map(({ _id, business }) => ({ customerId: _id, householdId: business?.householdId ?? null }));
}

function sheetIn(deriver: RowDeriver, facts: readonly string[], row: Derived): FactSheet {
  return Object.fromEntries(facts.map((name) => [name, row[deriver.places.get(name) ?? -1] ?? null]));
}

/** Books that nobody wrote yet are empty ones. */
function booksOf({ units, books }: Found): ReadonlyMap<string, ContactBook> {
  const written = new Map(books.map((record) => [record._id, bookOf(record)]));
  return new Map(units.map((unit) => [unit, written.get(unit) ?? emptyBook(unit)]));
}

export class MongoCustomersNow extends CustomersNow {
  private readonly asked = new WeakMap<readonly string[], Asking>();
  private sheetsAsked: SheetsAsked | null = null;

  constructor(
    private readonly connection: MongoConnection,
    private readonly rules: Rules,
  ) {
    super();
  }

  override async sheetsOf(
    customerIds: readonly string[],
    facts: readonly string[],
    asOf: Date,
  ): Promise<ReadonlyMap<string, FactSheet>> {
    if (customerIds.length === 0 || facts.length === 0) return new Map();
    const { deriver, projection } = this.askingSheets(facts);
    const customers = this.connection.collection<FactDocument>('customers');
    const options = { projection, readConcern: { level: 'majority' } } as const;
    const asOfOf = asOfEach(asOf, this.rules.policy.operatorZone);
    const sheets = new Map<string, FactSheet>();
    for (const document of await customers.find({ _id: { $in: [...customerIds] } }, options).toArray()) {
      if (document.gone) continue;
      const source = sourceOf(document);
      sheets.set(document._id, sheetIn(deriver, facts, deriver.derive(source, asOfOf(source)).facts));
    }
    return sheets;
  }

  private askingSheets(facts: readonly string[]): SheetsAsked {
    const { derivations } = this.rules;
    const names = facts.join('|');
    const known = this.sheetsAsked;
    if (known !== null && known.of === derivations && known.facts === names) return known;
    const needed = derivationsFor(facts, derivations);
    const asking = {
      of: derivations,
      facts: names,
      deriver: new RowDeriver(needed),
      projection: projectionFor(needed),
    };
    this.sheetsAsked = asking;
    return asking;
  }

  override async find(
    customerId: string,
    facts: readonly string[],
    { asOf, since }: Span,
  ): Promise<CustomerNow | null> {
    const { deriver, reading } = this.asking(facts);
    const found = await reading.ask(customerId);
    if (found === null || found.gone) return null;
    const source = sourceOf(found);
    const { facts: row } = deriver.derive(source, asOfEach(asOf, this.rules.policy.operatorZone)(source));
    return {
      sheet: sheetIn(deriver, facts, row),
      books: booksOf(found),
      answered: newestFirst(
        found.answered.filter(({ at }) => at >= since).map(({ _id: id, ...rest }) => ({ id, ...rest })),
      ),
      sharers: sharersOf(customerId, found),
    };
  }

  /** Who asks for one customer after another asks for the same facts. */
  private asking(facts: readonly string[]): Asking {
    const { derivations } = this.rules;
    const known = this.asked.get(facts);
    if (known?.of === derivations) return known;
    const needed = derivationsFor(facts, derivations);
    const [projection, ofParty] = [projectionFor(needed), facts.includes(PARTY_FACT)];
    const reading = new Coalescer((ids: readonly string[]) => this.readAll(ids, projection, ofParty), TOGETHER);
    const asking = { of: derivations, deriver: new RowDeriver(needed), reading };
    this.asked.set(facts, asking);
    return asking;
  }

  private async readAll(ids: readonly string[], projection: Fields, ofParty: boolean): Promise<(Found | null)[]> {
    const read = readingOf([...new Set(ids)], projection, ofParty);
    const customers = this.connection.collection('customers');
    const found = await customers.aggregate<Found>(read, { readConcern: { level: 'majority' } }).toArray();
    const known = new Map(found.map((one) => [one._id, one]));
    return ids.map((id) => known.get(id) ?? null);
  }
}
