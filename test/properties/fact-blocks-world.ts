import type { MongoConnection } from '../../src/adapters/mongo/connection.js';
import type { Customer } from '../../src/core/customer/customer.js';
import { type Derivation, derivation } from '../../src/core/facts/derive-facts.js';
import type { FactCatalogue, FactDefinition, FactType } from '../../src/core/facts/fact-catalogue.js';
import { startOf } from '../../src/core/facts/holds-until.js';
import type { StatefulModel } from '../../src/core/facts/model-state.js';
import { dayNumber, dayOfNumber, daysBetween } from '../../src/core/kit/day.js';
import { placeOf } from '../../src/core/kit/hash.js';
import { aCustomer } from '../builders/a-customer.js';

/** A number from a seed, again and again: the same seed gives the same walk. */
export type Chance = { below(limit: number): number; of<T>(items: readonly T[]): T };

/** Mulberry32. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { below, of: (items) => items[below(items.length)] as (typeof items)[number] };
}

function fact(name: string, type: FactType, more: Partial<FactDefinition> = {}): [string, FactDefinition] {
  return [name, { name, type, unit: null, nullable: true, labels: { 'zh-CN': name, en: name }, ...more }];
}

const LIST_FIELDS = ['channel', 'granted', 'givenOn'] as const;

/** A fact of every kind of column, and of every way to move: with the customer, the clock, the month, a memory. */
export const CATALOGUE: FactCatalogue = new Map([
  fact('relationship', 'enum', { values: ['current', 'potential', 'former'] }),
  fact('senior', 'boolean'),
  fact('age', 'number'),
  fact('activationDate', 'day'),
  fact('planCode', 'text'),
  fact('spend', 'series', { months: 12 }),
  fact('consents', 'list', {
    fields: LIST_FIELDS.map((name, index) => {
      const type = (['text', 'boolean', 'day'] as const)[index] ?? 'text';
      return { name, type, unit: null, nullable: true, labels: { 'zh-CN': name, en: name } };
    }),
  }),
  fact('daysHere', 'number'),
  fact('newcomer', 'boolean'),
  fact('lastMonth', 'number'),
  fact('band', 'enum', { values: ['LOW', 'HIGH'] }),
  fact('bandSince', 'day'),
]);
export const NAMES = [...CATALOGUE.keys()];

const plain = (name: string, type: FactType, path: string, of: Derivation['derive']): Derivation =>
  derivation({ [name]: { type } }, { facts: [], profile: [path] }, of);

/** High from `from` on; once high it stays so for three days, whatever the spend: only a memory can tell. */
function bandModel(from: number): StatefulModel {
  return {
    name: 'band',
    next: ({ states }, sheet, { today }) => {
      const before = states?.band;
      const { age } = sheet;
      if (typeof age !== 'number') return before ?? null;
      const value = age >= from ? 'HIGH' : 'LOW';
      if (before === undefined) return { value, since: today, cause: 'FIRST', basis: null, from: null };
      const held = before.value === 'HIGH' && daysBetween(before.since, today) < 3;
      if (value === before.value || held) return before;
      return { value, since: today, cause: 'MOVED', basis: null, from: before.value };
    },
  };
}

/** Models differ in the mark of the band. */
export function derivationsWith(from: number): readonly Derivation[] {
  const model = bandModel(from);
  const daysHere: Derivation = {
    ...derivation(
      { daysHere: { type: 'number' } },
      { facts: ['activationDate'], profile: [] },
      (_source, sheet, { today }) => ({
        daysHere: typeof sheet.activationDate === 'string' ? daysBetween(sheet.activationDate, today) : null,
      }),
    ),
    atLoad: true,
  };
  const newcomer = derivation(
    { newcomer: { type: 'boolean' } },
    { facts: ['daysHere'], profile: [] },
    (_source, sheet) => ({
      newcomer: typeof sheet.daysHere === 'number' ? sheet.daysHere < 5 : null,
    }),
  );
  const lastMonth: Derivation = {
    ...plain('lastMonth', 'number', 'usage', ({ usage }, _sheet, { today }) => ({
      lastMonth: usage.findLast(({ month }) => month < today.slice(0, 7))?.revenue ?? null,
    })),
    holdsUntil: (_source, _sheet, asOf) => startOf(dayOfNumber(dayNumber(asOf.today) + 1), asOf),
  };
  const band: Derivation = {
    ...derivation(
      { band: { type: 'enum', values: ['LOW', 'HIGH'] }, bandSince: { type: 'day' } },
      { facts: ['age'], profile: ['states.band'] },
      (source, sheet, asOf) => {
        const state = model.next(source, sheet, asOf);
        return { band: state?.value ?? null, bandSince: state?.since ?? null };
      },
    ),
    model,
    holdsUntil: (source, sheet, asOf) => {
      const state = model.next(source, sheet, asOf);
      if (state?.value !== 'HIGH') return startOf(dayOfNumber(dayNumber(asOf.today) + 1), asOf);
      const end = dayOfNumber(dayNumber(state.since) + 3);
      return end > asOf.today ? startOf(end, asOf) : startOf(dayOfNumber(dayNumber(asOf.today) + 1), asOf);
    },
  };
  return [
    plain('relationship', 'enum', 'relationship', ({ relationship }) => ({ relationship })),
    plain('senior', 'boolean', 'basic.senior', ({ basic }) => ({ senior: basic.senior ?? null })),
    plain('age', 'number', 'basic.age', ({ basic }) => ({ age: basic.age ?? null })),
    plain('activationDate', 'day', 'basic.activationDate', ({ basic }) => ({
      activationDate: basic.activationDate ?? null,
    })),
    plain('planCode', 'text', 'business.planCode', ({ business }) => ({ planCode: business.planCode ?? null })),
    plain('spend', 'series', 'usage', ({ usage }) => ({ spend: usage.map(({ revenue }) => revenue ?? null) })),
    plain('consents', 'list', 'consents', ({ consents }) => ({
      consents: consents.map(({ channel, granted, at }) => ({
        channel,
        granted,
        givenOn: at.toISOString().slice(0, 10),
      })),
    })),
    daysHere,
    newcomer,
    lastMonth,
    band,
  ];
}

const ZONES = ['Asia/Shanghai', 'America/Los_Angeles', 'Mars/Olympus'];

/** What a source says of a customer, by chance. */
export function someProfile(id: string, { below, of }: Chance): Customer {
  const day = (most: number) => new Date(Date.UTC(2026, 10, 20 - below(most))).toISOString().slice(0, 10);
  const { basic: _basic, ...rest } = aCustomer({ id });
  return {
    ...rest,
    relationship: of(['current', 'potential', 'former'] as const),
    basic: {
      ...(below(4) > 0 && { age: of([17, 40, 60, 255, 256, 70_000, -1, 0.5]) }),
      ...(below(3) > 0 && { senior: below(2) === 0 }),
      ...(below(4) > 0 && { activationDate: day(10) }),
    },
    business: below(3) === 0 ? {} : { planCode: of(['plan-a', 'plan-b', '套餐', 'ütf', '']) },
    preference: below(2) === 0 ? {} : { timeZone: of(ZONES) },
    usage: Array.from({ length: below(14) }, (_month, index) => ({
      month: `2026-${String(index + 1).padStart(2, '0')}`,
      ...(below(4) > 0 && { revenue: below(70_000) }),
    })),
    consents: below(2) === 0 ? [] : rest.consents.map((consent) => ({ ...consent, granted: below(2) === 0 })),
  };
}

type Stored = Partial<Omit<Customer, 'id'>> & {
  readonly _id: string;
  readonly h: number;
  readonly rev: number;
  readonly stale?: boolean;
  readonly gone?: boolean;
  readonly has?: object;
};

/** Changes customers as their store, a merge and a forget do: one write that raises `rev` and marks the change. */
export class CustomerChanges {
  /** The system clock of the store: an id that is put again never meets an old rev. */
  private static clock = 1_000_000;

  constructor(private readonly connection: MongoConnection) {}

  async change(id: string, by: Chance): Promise<void> {
    const { id: _id, personal: _personal, ...profile } = someProfile(id, by);
    const before = await this.customers.findOne({ _id: id });
    if (before === null || before.gone) {
      const first = { _id: id, h: placeOf(id), rev: CustomerChanges.nextRev(by), stale: true, has: {}, ...profile };
      if (before === null) await this.customers.insertOne(first);
      return;
    }
    await this.customers.updateOne(
      { _id: id, rev: before.rev },
      { $set: { ...profile, rev: before.rev + 1, stale: true } },
    );
  }

  private static nextRev(by: Chance): number {
    CustomerChanges.clock += 1_000 + by.below(1_000);
    return CustomerChanges.clock;
  }

  /** One word of the customer: a field of one document, as an opt-out is. */
  async optOut(id: string): Promise<void> {
    await this.customers.updateOne(
      { _id: id, gone: { $ne: true } },
      { $set: { consents: [], stale: true }, $inc: { rev: 1 } },
    );
  }

  async forget(id: string): Promise<void> {
    const before = await this.customers.findOne({ _id: id });
    if (before === null || before.gone) return;
    const { rev } = before;
    await this.customers.replaceOne({ _id: id, rev }, { h: placeOf(id), rev: rev + 1, stale: true, gone: true });
  }

  /** What follows a forget a day later. */
  async sweepTombstones(): Promise<void> {
    for (const { _id, rev } of await this.customers.find({ gone: true, stale: false }).toArray()) {
      await this.customers.deleteOne({ _id, rev, gone: true, stale: false });
    }
  }

  /** Two records become one: both documents change in one transaction. */
  async merge(keep: string, drop: string): Promise<void> {
    await this.connection.inTransaction(async (session) => {
      const [kept, dropped] = [
        await this.customers.findOne({ _id: keep }, { session }),
        await this.customers.findOne({ _id: drop }, { session }),
      ];
      if (!kept || !dropped || kept.gone || dropped.gone) return;
      const { consents = [] } = dropped;
      await this.customers.updateOne({ _id: keep }, { $set: { consents, stale: true }, $inc: { rev: 1 } }, { session });
      const tombstone = { h: placeOf(drop), rev: dropped.rev + 1, stale: true, gone: true };
      await this.customers.replaceOne({ _id: drop }, tombstone, { session });
    });
  }

  private get customers() {
    return this.connection.collection<Stored>('customers');
  }
}
