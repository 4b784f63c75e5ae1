import { describe, expect, it } from '@jest/globals';
import { anOutreach } from '../../../test/builders/an-outreach.js';
import { SHIPPED_SENDER } from '../../../test/builders/shipped-sender.js';
import {
  answeredBy,
  fieldOf,
  type InboundTold,
  inboundForm,
  inboundProblems,
  sendersOf,
  understood,
  withdrawalsOf,
} from './inbound-message.js';

const AT = new Date('2026-11-02T18:00:00Z');
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);
const told = (change: Partial<InboundTold> = {}): InboundTold => ({
  ...{ id: 'mo-1', channel: 'sms', from: '+1 (202) 555-0123', text: 'TD', at: AT, by: 'gateway' },
  ...change,
});

describe('a message as it is told', () => {
  it.each<[string, Partial<InboundTold>, readonly string[]]>([
    ['from a number', {}, []],
    ['from a mail address', { channel: 'email', from: 'li@example.invalid' }, []],
    ['of a customer', { from: undefined, customerId: 'c-1' }, []],
    ['of nobody', { from: undefined }, ['$ INBOUND_ONE_SENDER']],
    ['of two', { customerId: 'c-1' }, ['$ INBOUND_ONE_SENDER']],
    ['of an id that is none', { from: undefined, customerId: 'a|b' }, ['$.customerId ID_HAS_BAR']],
    ['from no number', { from: 'bank' }, ['$.from INBOUND_NUMBER_BAD']],
    ['from no address', { channel: 'email', from: '+12025550123' }, ['$.from INBOUND_ADDRESS_BAD']],
    ['under no id', { id: 'a b' }, ['$.id INBOUND_ID_BAD']],
    ['that is not written yet', { at: later(1) }, ['$.at INBOUND_IN_FUTURE']],
  ])('%s', (_case, change, expected) => {
    expect(inboundProblems(told(change), AT).map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
  });

  it.each<[string, Partial<InboundTold>, boolean]>([
    ['with its number written otherwise', { from: '12025550123' }, true],
    ['by another', { by: 'other' }, true],
    ['with another text', { text: 'td' }, false],
    ['at another time', { at: later(1) }, false],
    ['of a customer', { from: undefined, customerId: '+12025550123' }, false],
  ])('again %s is the same: %s', (_case, change, same) => {
    expect(inboundForm(told(change)) === inboundForm(told())).toBe(same);
  });
});

it.each([
  ['sms', '0012025550123', ['12025550123', '+12025550123']],
  ['sms', '13800138000', ['13800138000', '+13800138000']],
  ['email', ' Li@Example.invalid', ['li@example.invalid']],
] as const)('a sender by %s %s is known as', (channel, from, expected) => {
  expect(sendersOf(channel, from)).toEqual(expected);
});

it('people are known by their number or their address', () => {
  expect([fieldOf('sms'), fieldOf('email')]).toEqual(['msisdn', 'email']);
});

describe('what is understood', () => {
  it.each([
    ['a keyword', 'ｔｄ。', 'TD'],
    ['anything else', 'who is this?', null],
  ])('%s', (_case, text, keyword) => {
    expect(understood(SHIPPED_SENDER, 'sms', text)).toBe(keyword);
    expect(understood(undefined, 'sms', text)).toBeNull();
  });

  it('takes back the marketing consent of its channel, with the message as evidence', () => {
    const message = { id: 'mo-1', channel: 'sms', at: AT, keyword: 'TD' } as const;
    const evidence = { message: 'mo-1', keyword: 'TD' };
    expect(withdrawalsOf(message, SHIPPED_SENDER)).toEqual([
      { channel: 'sms', purpose: 'marketing', at: AT, source: 'inbound-message', evidence },
    ]);
    expect(withdrawalsOf({ ...message, keyword: null }, SHIPPED_SENDER)).toEqual([]);
  });
});

describe('what an opt-out answers', () => {
  const sent = (minutes: number, change: Parameters<typeof anOutreach>[0] = {}) =>
    anOutreach({ state: 'sent', runId: `run ${minutes}`, dueAt: later(minutes), ...change });

  it('is the last that was sent before it', () => {
    const [first, last, after] = [sent(-60), sent(-5), sent(5)];
    expect(answeredBy({ channel: 'sms', at: AT }, [first, after, last])).toBe(last);
  });

  it.each([
    ['on another channel', { channel: 'email' }],
    ['that only told of a service', { purpose: 'service' }],
    ['that never went out', { state: 'cancelled' }],
    ['that is still to go', { state: 'planned' }],
  ] as const)('is not one %s', (_case, change) => {
    expect(answeredBy({ channel: 'sms', at: AT }, [sent(-5, change)])).toBeNull();
  });
});
