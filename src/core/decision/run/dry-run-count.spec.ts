import { describe, expect, it } from '@jest/globals';
import type { Decision } from '../decision.js';
import { DryRunCount } from './dry-run-count.js';

type Outcome = Decision['outcome'];

const scheduled = (offerId: string, channel: 'sms' | 'email') =>
  ({ kind: 'scheduled', planned: { offerId, channel } }) as unknown as Outcome;
const refused = (stage: string, code: string, more: object = {}) =>
  ({ kind: 'refused', stage, code, ...more }) as unknown as Outcome;

function counted(...outcomes: readonly Outcome[]) {
  const count = new DryRunCount();
  count.evaluate(
    Array.from({ length: 12 }, (_one, index) => `c-${index}`),
    new Uint8Array(12).fill(1, 2),
  );
  for (const [index, outcome] of outcomes.entries()) {
    count.match();
    count.end(`c-${index}`, { outcome });
  }
  return count.result();
}

describe('a dry run', () => {
  it('counts everybody who matched once: as a message, or where they left', () => {
    const {
      evaluated,
      matched,
      scheduled: planned,
      left,
      messages,
    } = counted(
      scheduled('keep', 'sms'),
      scheduled('keep', 'sms'),
      scheduled('thank', 'email'),
      refused('cap', 'CAP_REACHED'),
      refused('consent', 'CONSENT_MISSING'),
    );
    expect([evaluated, matched, planned]).toEqual([10, 5, 3]);
    expect(left).toEqual([
      { stage: 'consent', code: 'CONSENT_MISSING', customers: 1 },
      { stage: 'cap', code: 'CAP_REACHED', customers: 1 },
    ]);
    expect(messages).toEqual([
      { offerId: 'keep', channel: 'sms', count: 2 },
      { offerId: 'thank', channel: 'email', count: 1 },
    ]);
  });

  it('counts who is held out among those who left', () => {
    const { heldOut, refused: codes } = counted(refused('holdout', 'HELD_OUT_CAMPAIGN', { heldOut: {} }));
    expect([heldOut, codes]).toEqual([1, { HELD_OUT_CAMPAIGN: 1 }]);
  });

  it('names nobody unless it is asked to', () => {
    expect(counted(scheduled('keep', 'sms')).people).toEqual([]);
  });

  it('knows of no run that offers at once', () => {
    expect(() => counted({ kind: 'offered', offers: [] } as unknown as Outcome)).toThrow('offers nothing at once');
  });
});
