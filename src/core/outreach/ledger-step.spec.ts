import { describe, expect, it } from '@jest/globals';
import { type LedgerStep, ledgerStepOf } from './ledger-step.js';
import { OUTREACH_STATES, type OutreachState } from './outreach.js';

describe('the ledger hears', () => {
  it.each<[OutreachState, LedgerStep]>([
    ['planned', { kind: 'none' }],
    ['claimed', { kind: 'none' }],
    ['handed', { kind: 'none' }],
    ['sent', { kind: 'sent' }],
    ['unknown', { kind: 'sent' }],
    ['delivered', { kind: 'delivered' }],
    ['failed', { kind: 'release', because: 'TOO_LATE' }],
    ['expired', { kind: 'release', because: 'TOO_LATE' }],
    ['cancelled', { kind: 'release', because: 'TOO_LATE' }],
  ])('of one that is %s', (state, step) => {
    expect(ledgerStepOf({ state, reason: step.kind === 'release' ? 'TOO_LATE' : null })).toEqual(step);
  });

  it('why, even of one that failed without a reason', () => {
    expect(ledgerStepOf({ state: 'failed', reason: null })).toEqual({ kind: 'release', because: 'NOT_DELIVERED' });
  });

  it('of every state', () => {
    for (const state of OUTREACH_STATES) expect(ledgerStepOf({ state, reason: null }).kind).toBeDefined();
  });
});
