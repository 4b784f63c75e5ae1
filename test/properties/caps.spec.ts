import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MongoConnection } from '../../src/adapters/mongo/connection.js';
import { MongoContactLedger } from '../../src/adapters/mongo/contact-ledger.store.js';
import { capRefusals } from '../../src/core/policy/cap/frequency-cap.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { testDatabase } from '../database.js';

const START = Date.parse('2026-11-02T00:00:00Z');
/** Instants on a grid of six hours: windows of whole days then begin and end on it, which lets a model try every one. */
const STEP = 6 * 3_600_000;
const PER_DAY = 4;
const instant = (step: number) => new Date(START + step * STEP);
const row = (id: string, step: number) => aContactRow({ runId: id, outreachId: id, dueAt: instant(step) });
const capOf = (max: number, days: number) => aCap({ max, window: { kind: 'rolling', unit: 'day', n: days } });

/** The most contacts that any window (e−w, e] holds, by trying every end. */
function fullest(steps: readonly number[], days: number, ends: readonly number[]): number {
  const inWindow = (end: number) => steps.filter((step) => step > end - days * PER_DAY && step <= end).length;
  return Math.max(0, ...ends.map(inWindow));
}

const steps = fc.array(fc.integer({ min: 0, max: 80 }), { maxLength: 30 });

describe('a rolling cap', () => {
  it('lets a contact through exactly if no window that holds it would hold more than its most', () => {
    fc.assert(
      fc.property(
        steps,
        fc.nat(80),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 5 }),
        (old, a, days, max) => {
          const rows = old.map((step, index) => row(`o${index}`, step));
          const ends = Array.from({ length: days * PER_DAY }, (_, step) => a + step);
          const allowed = fullest([...old, a], days, ends) <= max;
          expect(capRefusals(rows, row('new', a), { caps: [capOf(max, days)], operatorZone: 'UTC' })).toHaveLength(
            allowed ? 0 : 1,
          );
        },
      ),
    );
  });
});

describe('the ledger under many hands', () => {
  const uri = testDatabase();
  const open: MongoConnection[] = [];
  let ledgers: readonly MongoContactLedger[] = [];

  beforeAll(async () => {
    for (let lane = 0; lane < 2; lane += 1) open.push(await MongoConnection.open(uri));
    ledgers = open.map((connection) => new MongoContactLedger(connection));
  });

  afterAll(async () => {
    for (const connection of open) await connection.close();
  });

  it('never holds more than the most in any window, whoever was faster', async () => {
    const asks = fc.array(fc.record({ step: fc.nat(60), lane: fc.nat(1), giveBack: fc.boolean() }), {
      minLength: 5,
      maxLength: 30,
    });
    let customers = 0;
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 1, max: 3 }), async (all, max) => {
        customers += 1;
        const customerId = `c-${customers}`;
        const caps = [capOf(max, 7), aCap({ id: 'daily', max: 1, window: { kind: 'rolling', unit: 'day', n: 1 } })];
        await Promise.all(
          all.map(async ({ step, lane, giveBack }, index) => {
            const ledger = ledgers[lane];
            const asked = { ...row(`o${index}`, step), customerId };
            const answer = await ledger?.reserve(asked, { caps, operatorZone: 'UTC' }, instant(0));
            if (answer?.kind === 'reserved' && giveBack) await ledger?.release(customerId, asked.outreachId, 'TEST');
          }),
        );
        const held = (await ledgers[0]?.rowsOf(customerId)) ?? [];
        const left = held.filter(({ status }) => status === 'reserved').map(({ at }) => (at.getTime() - START) / STEP);
        const ends = Array.from({ length: 100 }, (_, step) => step);
        expect(fullest(left, 7, ends)).toBeLessThanOrEqual(max);
        expect(fullest(left, 1, ends)).toBeLessThanOrEqual(1);
        expect(new Set(held.map(({ outreachId }) => outreachId)).size).toBe(held.length);
      }),
      { numRuns: 25 },
    );
  });
});
