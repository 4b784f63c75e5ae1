import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countRefusals,
  decodeRefusals,
  encodeRefusals,
  type PackedRefusal,
  packRefusals,
  refusalsOf,
  unpackRefusals,
} from '../../src/core/decision/record/refusal-block.js';
import { REFUSAL_CODES, STAGES } from '../../src/core/policy/refusal.js';

const said = STAGES.flatMap((stage) => REFUSAL_CODES[stage].map((code) => ({ stage, code })));
const entry: fc.Arbitrary<PackedRefusal> = fc
  .record({
    customer: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    rule: fc.integer({ min: 0, max: 65_535 }),
    said: fc.constantFrom(...said),
    component: fc.oneof(fc.constantFrom('weekly', 'sms.marketing', '赢回'), fc.string()),
  })
  .map(({ said: reason, ...rest }) => ({ ...rest, ...reason }));
const entries = fc.array(entry, { maxLength: 60 });

describe('packed refusals', () => {
  it('come back exactly as they were, by way of bytes too', () => {
    fc.assert(
      fc.property(entries, (all) => {
        expect(unpackRefusals(packRefusals(all))).toEqual(all);
        const bytes = encodeRefusals(packRefusals(all));
        expect(unpackRefusals(decodeRefusals(bytes))).toEqual(all);
        // As a driver hands bytes out: somewhere within a larger buffer.
        const within = new Uint8Array(bytes.length + 3);
        within.set(bytes, 3);
        expect(unpackRefusals(decodeRefusals(within.subarray(3)))).toEqual(all);
      }),
    );
  });

  it('are counted by stage and reason, and found by customer', () => {
    fc.assert(
      fc.property(entries, (all) => {
        const block = packRefusals(all);
        const counts = countRefusals(block);
        expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(all.length);
        for (const { stage, code, count } of counts) {
          expect(count).toBe(all.filter((one) => one.stage === stage && one.code === code).length);
        }
        for (const { customer } of all) {
          expect(refusalsOf(block, new Set([customer]))).toEqual(all.filter((one) => one.customer === customer));
        }
      }),
    );
  });

  it('that were damaged or cut short are refused', () => {
    const bytes = encodeRefusals(
      packRefusals([{ customer: 1, rule: 2, stage: 'cap', code: 'CAP_REACHED', component: 'weekly' }]),
    );
    expect(() => decodeRefusals(bytes.subarray(0, bytes.length - 1))).toThrow('cut short');
    expect(() => decodeRefusals(new Uint8Array(40))).toThrow('no refusals');
  });
});
