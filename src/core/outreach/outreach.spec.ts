import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '../customer/consent.js';
import { OPEN_STATES, OUTREACH_STATES, outreachIdOf, REPORTS_DELIVERY } from './outreach.js';

describe('an outreach', () => {
  it('has the same id whoever plans it, and another for each step and channel', () => {
    const id = outreachIdOf('win-back|20261102T180000Z', 'c-1', 1, 'sms');
    expect(id).toBe('win-back|20261102T180000Z|c-1|1|sms');
    expect(outreachIdOf('win-back|20261102T180000Z', 'c-1', 1, 'email')).not.toBe(id);
    expect(outreachIdOf('win-back|20261102T180000Z', 'c-1', 2, 'sms')).not.toBe(id);
  });

  it.each(OUTREACH_STATES.map((state) => [state, ['planned', 'claimed', 'handed'].includes(state)] as const))(
    'that is %s is open: %s',
    (state, open) => {
      expect(OPEN_STATES.includes(state)).toBe(open);
    },
  );

  it('is known to have arrived by SMS only', () => {
    expect(CHANNELS.filter((channel) => REPORTS_DELIVERY[channel])).toEqual(['sms']);
  });
});
