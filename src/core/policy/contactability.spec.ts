import { describe, expect, it } from '@jest/globals';
import { contactRefusals } from './contactability.js';

describe('a usable address', () => {
  it.each([
    ['email', { contactEmail: true }, []],
    ['sms', { contactSms: true }, []],
    ['call-list', { contactSms: true }, []],
    ['email', { contactEmail: false, contactSms: true }, [false]],
    ['sms', { contactEmail: true }, [null]],
    ['call-list', { contactEmail: true }, [null]],
  ] as const)('%s with %j', (channel, sheet, missing) => {
    const expected = missing.map((have) => ({ code: 'NO_VALID_CONTACT', component: channel, have, need: true }));
    expect(contactRefusals(sheet, channel)).toEqual(expected);
  });
});
