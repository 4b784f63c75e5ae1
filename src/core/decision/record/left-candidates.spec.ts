import { describe, expect, it } from '@jest/globals';
import type { CandidateRecord } from '../decision.js';
import { candidateCursorText, inCandidateOrder, leftIn, rankedOutOf, readCandidateCursor } from './left-candidates.js';
import { type PackedRefusal, packRefusals } from './refusal-block.js';

const entry = (customer: number, rule: number, change: Partial<PackedRefusal> = {}): PackedRefusal => {
  return { customer, rule, stage: 'consent', code: 'CONSENT_WITHDRAWN', component: 'email', ...change };
};
const CAPPED = { stage: 'cap', code: 'CAP_REACHED' } as const;
const PART = {
  ids: ['ann', '', 'bob'],
  block: packRefusals([entry(0, 1), entry(0, 0), entry(0, 2, CAPPED), entry(1, 0), entry(2, 3)]),
};

describe('the candidates of a chunk that left', () => {
  it('for a reason are found with their rules; whose id is forgotten is nobody’s', () => {
    expect(leftIn(PART, { stage: 'consent', code: 'CONSENT_WITHDRAWN' })).toEqual([
      { customerId: 'ann', rule: 1 },
      { customerId: 'ann', rule: 0 },
      { customerId: 'bob', rule: 3 },
    ]);
    expect(leftIn(PART, CAPPED)).toEqual([{ customerId: 'ann', rule: 2 }]);
  });

  it.each([
    ['a reason that nobody has', { stage: 'consent', code: 'CAP_KEPT_FREE' }],
    ['a code at another stage', { stage: 'cap', code: 'CONSENT_WITHDRAWN' }],
  ] as const)('for %s are none', (_case, because) => {
    expect(leftIn(PART, because)).toEqual([]);
  });

  it('stand by customer, then by rule', () => {
    const found = leftIn(PART, { stage: 'consent', code: 'CONSENT_WITHDRAWN' }).filter(
      (one) => one.customerId === 'ann',
    );
    expect(found.toSorted(inCandidateOrder).map(({ rule }) => rule)).toEqual([0, 1]);
  });

  it('after they were ranked are told by a document, by the first of their reasons', () => {
    const left = (stage: 'cap' | 'consent', ...codes: readonly string[]) => {
      return { stage, refusals: codes.map((code) => ({ code, component: 'x', have: null, need: null })) };
    };
    const candidate = (ruleId: string, change: object) => ({ ruleId, ...change }) as unknown as CandidateRecord;
    const candidates = [
      candidate('won', { rank: 1, left: null }),
      candidate('capped', { rank: 2, campaignId: 'c', left: left('cap', 'CAP_REACHED', 'CAP_KEPT_FREE') }),
      candidate('second reason', { rank: 3, left: left('cap', 'CAP_KEPT_FREE', 'CAP_REACHED') }),
      candidate('before', { left: left('cap', 'CAP_REACHED') }),
    ];
    expect(rankedOutOf({ customerId: 'ann', candidates }, CAPPED)).toEqual([
      { customerId: 'ann', ruleId: 'capped', campaignId: 'c' },
    ]);
  });
});

describe('where a page ended', () => {
  it.each([
    { seq: 3, customerId: 'a|7 é', rule: 12 },
    { seq: 0, customerId: '', rule: 0 },
  ])('is read back: %j', (cursor) => {
    expect(readCandidateCursor(candidateCursorText(cursor))).toEqual(cursor);
  });

  it.each(['', '3', '3-61', '3-6.1', '3-61.', '3-61.x', 'x-61.1'])('is not read where it is none: %j', (text) => {
    expect(readCandidateCursor(text)).toBeNull();
  });
});
