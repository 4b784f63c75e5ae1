import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import type { Cap, CapRules } from '../../src/core/policy/cap/cap.js';
import type { ContactBook } from '../../src/core/policy/cap/contact-books.js';
import type { ContactRow } from '../../src/core/policy/contact-policy.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { Stopped, stoppingAfter } from '../builders/stopping-connection.js';
import { testDatabase } from '../database.js';

/** Instants on a grid of six hours, over a clock that is moved in Los Angeles: 1 November 2026. */
const START = Date.parse('2026-10-28T00:00:00Z');
const STEP = 6 * 3_600_000;
const STEPS = 60;
const instant = (step: number) => new Date(START + step * STEP);
const OPERATOR = 'Asia/Shanghai';
const ZONES = ['America/Los_Angeles', 'Asia/Kolkata'];
const NEVER = 99;
const RUNS = 12;

type Ask = {
  readonly customer: number;
  /** 0 lives alone. */
  readonly household: number;
  readonly step: number;
  readonly zone: number;
  readonly lane: number;
  /** Writes after which the worker dies. */
  readonly dies: number;
  readonly next: 'keep' | 'give-back' | 'hand-over' | 'put-off' | 'again';
  readonly to: number;
};

const asks: fc.Arbitrary<readonly Ask[]> = fc.array(
  fc.record({
    customer: fc.nat(2),
    household: fc.nat(2),
    step: fc.nat(STEPS),
    zone: fc.nat(1),
    lane: fc.nat(1),
    dies: fc.oneof({ weight: 2, arbitrary: fc.constant(NEVER) }, { weight: 1, arbitrary: fc.nat(5) }),
    next: fc.constantFrom('keep', 'give-back', 'hand-over', 'put-off', 'again'),
    to: fc.nat(STEPS),
  }),
  { minLength: 6, maxLength: 18 },
);

const rolling = (max: number, n: number, change: Partial<Cap>) =>
  aCap({ max, window: { kind: 'rolling', unit: 'day', n }, ...change });
const calendar = (max: number, unit: 'day' | 'week' | 'month', zone: 'customer' | 'operator', change: Partial<Cap>) =>
  aCap({ max, window: { kind: 'calendar', unit, n: 1, zone }, ...change });

const SETS: readonly (readonly [string, readonly Cap[]])[] = [
  ['rolling', [rolling(2, 7, { id: 'own' }), rolling(3, 7, { id: 'home', scope: 'household' })]],
  [
    'calendar',
    [
      calendar(1, 'day', 'customer', { id: 'own' }),
      calendar(2, 'week', 'operator', { id: 'home', scope: 'household' }),
      calendar(3, 'month', 'customer', { id: 'month' }),
    ],
  ],
];

/** By another library, from the words: which window of the calendar a contact is in. */
function periodOf({ at, zone }: ContactRow, unit: 'day' | 'week' | 'month', whose: 'customer' | 'operator'): string {
  const wall = DateTime.fromJSDate(at, { zone: whose === 'operator' ? OPERATOR : zone });
  return wall.startOf(unit).toISODate() ?? '';
}

/** The most that any window holds, by trying every one. */
function fullest({ window }: Cap, rows: readonly ContactRow[]): number {
  if (window.kind === 'calendar') {
    const counts = new Map<string, number>();
    for (const row of rows) {
      const period = periodOf(row, window.unit, window.zone);
      counts.set(period, (counts.get(period) ?? 0) + 1);
    }
    return Math.max(0, ...counts.values());
  }
  const ends = Array.from({ length: STEPS + 1 }, (_, step) => instant(step).getTime());
  const length = window.n * 86_400_000;
  const held = (end: number) => rows.filter(({ at }) => at.getTime() > end - length && at.getTime() <= end).length;
  return Math.max(...ends.map(held));
}

const counts = ({ status, releasedFrom }: ContactRow) => status !== 'released' || releasedFrom === 'sent';

describe('caps of customers and of their households', () => {
  const uri = testDatabase();
  const open: MongoConnection[] = [];
  let round = 0;

  beforeAll(async () => {
    for (let lane = 0; lane < 2; lane += 1) open.push(await MongoConnection.open(uri));
  });
  afterAll(async () => {
    for (const connection of open) await connection.close();
  });

  const customerId = (ask: Ask) => `c${ask.customer}-${round}`;

  async function goOn(ledger: MongoContactLedger, { next, to }: Ask, row: ContactRow, rules: CapRules): Promise<void> {
    const { customerId: who, outreachId: id } = row;
    const acts: { readonly [N in Ask['next']]: () => Promise<unknown> } = {
      keep: async () => undefined,
      again: () => ledger.reserve(row, rules, instant(0)),
      'give-back': () => ledger.release(who, id, 'TEST'),
      'put-off': () => ledger.move(who, id, instant(to), rules),
      'hand-over': async () => {
        const handed = await ledger.handOver(who, id, instant(to), rules);
        if (handed.kind === 'reserved') await ledger.markSent(who, id, instant(STEPS));
      },
    };
    await acts[next]();
  }

  /** One worker: it reserves and goes on, and may die between any two of its writes. */
  async function work(ask: Ask, index: number, rules: CapRules, answered: Set<string>): Promise<void> {
    const connection = open[ask.lane] as MongoConnection;
    const ledger = new MongoContactLedger(ask.dies === NEVER ? connection : stoppingAfter(connection, ask.dies));
    const id = `o${index}-${round}`;
    const row = aContactRow({
      runId: id,
      outreachId: id,
      customerId: customerId(ask),
      zone: ZONES[ask.zone] as string,
      dueAt: instant(ask.step),
      ...(ask.household === 0 ? {} : { householdId: `h${ask.household}-${round}` }),
    });
    try {
      const place = await ledger.reserve(row, rules, instant(0));
      if (place.kind === 'refused') return;
      answered.add(id);
      await goOn(ledger, ask, row, rules);
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    }
  }

  async function storedBooks(): Promise<readonly ContactBook[]> {
    const records = await (open[0] as MongoConnection)
      .collection<{ _id: string }>('contacts')
      .find({ _id: { $regex: `-${round}$` } })
      .toArray();
    return records.map(({ _id, ...rest }) => ({ unit: _id, ...rest }) as unknown as ContactBook);
  }

  /** Wherever a row stands it says the same. */
  function onceEach(books: readonly ContactBook[]): readonly ContactRow[] {
    const byId = new Map<string, ContactRow>();
    for (const row of books.flatMap(({ rows }) => rows)) {
      expect(row).toEqual(byId.get(row.outreachId) ?? row);
      byId.set(row.outreachId, row);
    }
    return [...byId.values()];
  }

  /** Every row of a customer is found by the customer, and once. */
  async function expectAtHome(rows: readonly ContactRow[]): Promise<void> {
    const ledger = new MongoContactLedger(open[0] as MongoConnection);
    for (const [who, own] of Map.groupBy(rows, (row) => row.customerId)) {
      const found = await ledger.rowsOf(who);
      expect(found.map(({ outreachId }) => outreachId).sort()).toEqual(own.map(({ outreachId }) => outreachId).sort());
    }
  }

  function expectWithin(cap: Cap, rows: readonly ContactRow[]): void {
    const unitOf = ({ customerId: who, householdId }: ContactRow) => {
      if (cap.scope === 'customer') return who;
      return householdId === undefined ? `${who} alone` : `all of ${householdId}`;
    };
    for (const held of Map.groupBy(rows.filter(counts), unitOf).values()) {
      expect(fullest(cap, held)).toBeLessThanOrEqual(cap.max);
    }
  }

  it.each(SETS)(
    '%s: no window ever holds more than its most, whoever was faster, moved or died',
    async (_kind, caps) => {
      const rules = { caps, operatorZone: OPERATOR };
      await fc.assert(
        fc.asyncProperty(asks, async (all) => {
          round += 1;
          const answered = new Set<string>();
          await Promise.all(all.map((ask, index) => work(ask, index, rules, answered)));

          const rows = onceEach(await storedBooks());
          const ids = new Set(rows.map(({ outreachId }) => outreachId));
          for (const id of answered) expect(ids).toContain(id);
          await expectAtHome(rows);
          for (const cap of caps) expectWithin(cap, rows);
        }),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    120_000,
  );

  it('are used up, not kept below: a customer who comes and goes has every place that is left', async () => {
    round += 1;
    const ledger = new MongoContactLedger(open[0] as MongoConnection);
    const rules = { caps: [rolling(3, 7, { id: 'own' })], operatorZone: OPERATOR };
    const kinds: string[] = [];
    for (const [index, household] of [0, 1, 2, 1, 0].entries()) {
      const id = `x${index}-${round}`;
      const place = { runId: id, outreachId: id, customerId: `cx-${round}`, dueAt: instant(index) };
      const row = household === 0 ? place : { ...place, householdId: `hx${household}-${round}` };
      kinds.push((await ledger.reserve(aContactRow(row), rules, instant(0))).kind);
    }
    expect(kinds).toEqual(['reserved', 'reserved', 'reserved', 'refused', 'refused']);
    await ledger.release(`cx-${round}`, `x1-${round}`, 'TEST');
    const back = { runId: 'back', outreachId: `back-${round}`, customerId: `cx-${round}`, dueAt: instant(6) };
    await expect(ledger.reserve(aContactRow(back), rules, instant(0))).resolves.toMatchObject({ kind: 'reserved' });
  });

  it('stay with the household that was contacted, when the customer has left it', async () => {
    round += 1;
    const ledger = new MongoContactLedger(open[0] as MongoConnection);
    const rules = { caps: [rolling(1, 7, { id: 'home', scope: 'household' })], operatorZone: OPERATOR };
    const [one, two] = [`one-${round}`, `two-${round}`];
    const row = (id: string, who: string, home: string) =>
      aContactRow({ runId: id, outreachId: `${id}-${round}`, customerId: who, householdId: home, dueAt: instant(0) });
    const reserve = async (id: string, who: string, home: string) =>
      (await ledger.reserve(row(id, who, `${home}-${round}`), rules, instant(0))).kind;
    await expect(reserve('a', one, 'old')).resolves.toBe('reserved');
    // Moved: the new household has its own place, the old one's is still taken.
    await expect(reserve('b', one, 'new')).resolves.toBe('reserved');
    await expect(reserve('c', two, 'old')).resolves.toBe('refused');
    // Given back from afar, the old household's place is free again.
    await ledger.release(one, `a-${round}`, 'TEST');
    await expect(reserve('c', two, 'old')).resolves.toBe('reserved');
  });

  it('of a party count over its households, and let go over them', async () => {
    round += 1;
    const ledger = new MongoContactLedger(open[0] as MongoConnection);
    const rules = { caps: [rolling(1, 7, { id: 'party', scope: 'party' })], operatorZone: OPERATOR };
    const partyId = `p-${round}`;
    const reserve = async (id: string, household: string) => {
      const who = { runId: id, outreachId: `${id}-${round}`, customerId: `${id}-${round}`, partyId };
      const row = aContactRow({ ...who, householdId: `${household}-${round}`, dueAt: instant(0) });
      return (await ledger.reserve(row, rules, instant(0))).kind;
    };
    await expect(reserve('p1', 'one')).resolves.toBe('reserved');
    await expect(reserve('p2', 'two')).resolves.toBe('refused');
    await ledger.release(`p1-${round}`, `p1-${round}`, 'TEST');
    await expect(reserve('p2', 'two')).resolves.toBe('reserved');
  });
});
