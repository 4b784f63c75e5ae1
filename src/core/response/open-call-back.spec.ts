import { describe, expect, it } from '@jest/globals';
import { aResponse } from '../../../test/builders/a-response.js';
import { openCallBacks } from './open-call-back.js';
import type { CustomerResponse } from './response.js';

const [AT, LATER, DUE] = [
  new Date('2026-11-02T18:00:00Z'),
  new Date('2026-11-02T19:00:00Z'),
  new Date('2026-11-03T18:00:00Z'),
];
const PROMISE = aResponse({ id: 'r-1', outcome: 'call-back', callBackAt: DUE, at: AT });
const open = (...said: readonly CustomerResponse[]) => openCallBacks([PROMISE], new Map([['c-1', [PROMISE, ...said]]]));

describe('a promised call', () => {
  it.each<[string, Partial<CustomerResponse>, number]>([
    ['is over once the customer took the offer', { outcome: 'accepted', at: LATER }, 0],
    ['is over once they said no', { outcome: 'declined', at: LATER }, 0],
    ['is over once they would not hear of it', { outcome: 'refused-to-handle', at: LATER }, 0],
    ['is over once it was made', { outcome: 'presented', at: LATER }, 0],
    ['gives way to another time', { outcome: 'call-back', callBackAt: DUE, at: LATER }, 0],
    ['is over with an answer of the same instant', { outcome: 'accepted', at: AT }, 0],
    ['outlives the presentation it was promised at', { outcome: 'presented', at: AT }, 1],
    ['outlives a call that nobody answered', { outcome: 'no-answer', at: LATER }, 1],
    ['outlives an answer to another rule', { outcome: 'accepted', ruleId: 'rule-2', at: LATER }, 1],
    ['outlives an answer to another campaign', { outcome: 'accepted', campaignId: 'other', at: LATER }, 1],
    ['outlives what was said before', { outcome: 'declined', at: new Date('2026-11-01T00:00:00Z') }, 1],
  ])('%s', (_case, change, count) => {
    expect(open(aResponse({ id: 'r-2', ...change }))).toHaveLength(count);
  });

  it('says how often it was tried', () => {
    const tries = [1, 2].map((hour) =>
      aResponse({ id: `n-${hour}`, outcome: 'no-answer', at: new Date(AT.getTime() + hour * 3_600_000) }),
    );
    expect(open(...tries)).toEqual([{ promise: PROMISE, tries: 2 }]);
  });

  it('says how often it was tried at the line it was promised at', () => {
    const { at, outcome, reason, by } = PROMISE;
    const tried = { outcome: 'no-answer', reason, by, at: LATER } as const;
    const promise = { ...PROMISE, words: [{ at, outcome, reason, by, callBackAt: DUE }, tried] };
    expect(openCallBacks([promise], new Map([['c-1', [promise]]]))).toEqual([{ promise, tries: 1 }]);
  });

  it('is none of an answer without a time', () => {
    expect(openCallBacks([aResponse()], new Map())).toEqual([]);
  });
});
