import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import mongoose from 'mongoose';
import type { StaleRev } from '../facts/fact-documents.js';
import { RawBatch } from '../facts/raw-batch.js';
import { KeptRow } from './kept-row.js';
import { type StaleEntry, StaleList } from './stale-list.js';

const { BSON, Long } = mongoose.mongo;

/** The answer of a server that found these, in the order of its index. */
function answer(revs: readonly StaleRev[], cursor = 0): RawBatch | null {
  const sorted = revs.toSorted((a, b) => a.h - b.h || a.rev - b.rev || (a._id < b._id ? -1 : 1));
  return RawBatch.of(BSON.serialize({ firstBatch: sorted, id: Long.fromNumber(cursor), ns: 'tidemark.customers' }));
}

function taken(list: StaleList, revs: readonly StaleRev[]): readonly StaleEntry[] {
  const batch = answer(revs);
  if (batch === null) throw new Error('an answer that does not hold all');
  return list.take(batch);
}

const plain = (entries: readonly StaleRev[]) => entries.map(({ _id, h, rev }) => `${h}|${rev}|${_id}`);
/** Those who are on both lists and not the same object. */
function stayed(before: readonly StaleEntry[], now: readonly StaleEntry[]): readonly StaleEntry[] {
  const known = new Map(before.map((entry) => [plain([entry])[0], entry]));
  return now.filter((entry) => (known.get(plain([entry])[0]) ?? entry) !== entry);
}

const revs = fc
  .uniqueArray(fc.record({ _id: fc.constantFrom(...'abcdefghi客', 'ab', 'a😀'), h: fc.nat(3), rev: fc.nat(2) }), {
    selector: ({ _id }) => _id,
    maxLength: 9,
  })
  .map((some) => some.map(({ _id, h, rev }) => ({ _id, h: (h * 7 + _id.length) % 5, rev })));

describe('the stale list', () => {
  it('is what the server found, whatever it was before; whoever is there as before is the same', () => {
    fc.assert(
      fc.property(fc.array(revs, { minLength: 1, maxLength: 6 }), (readings) => {
        const list = new StaleList();
        let before: readonly StaleEntry[] = [];
        for (const reading of readings) {
          const entries = taken(list, reading);
          expect(plain(entries).toSorted()).toEqual(plain(reading).toSorted());
          expect(stayed(before, entries)).toEqual([]);
          before = entries;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('whoever was read a moment late, at the rev at which they are on it now, is not read again', () => {
    const list = new StaleList();
    const [early] = taken(list, [{ _id: 'c-1', h: 1, rev: 4 }]);
    const kept = KeptRow.gone(5, 0);
    if (early !== undefined) early.kept = kept;
    expect(taken(list, [{ _id: 'c-1', h: 1, rev: 5 }])[0]?.kept).toBe(kept);
    expect(taken(list, [{ _id: 'c-1', h: 1, rev: 6 }])[0]?.kept).toBeNull();
  });

  it('an answer that does not hold all that was found is none', () => {
    expect(answer([{ _id: 'c-1', h: 1, rev: 1 }], 77)).toBeNull();
  });

  it('bytes that are no answer are refused', () => {
    const cursor = BSON.serialize({ firstBatch: [{ a: 1 }], id: Long.fromNumber(0), ns: 'a.b' });
    expect(() => RawBatch.of(cursor.subarray(0, 30))).toThrow(RangeError);
    expect(() => RawBatch.of(BSON.serialize({ ns: 'a.b' }))).toThrow(RangeError);
    expect(() => RawBatch.of(BSON.serialize({ firstBatch: [], id: 0.5 }))).toThrow(RangeError);
  });
});
