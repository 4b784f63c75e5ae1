import { describe, expect, it } from '@jest/globals';
import { OFFER_STATES } from '../../src/core/offer/offer.js';
import { inState, OFFER_LIFE } from '../../web/src/screens/offers/life.ts';
import { lookAtSms } from '../../web/src/screens/offers/sms.ts';

describe('a text message', () => {
  it.each([
    ['plain letters', 'a'.repeat(160), { encoding: 'gsm7', units: 160, room: 0 }, 1],
    ['one letter more', 'a'.repeat(161), { encoding: 'gsm7', units: 161, room: 145 }, 2],
    ['Chinese', '您'.repeat(70), { encoding: 'ucs2', units: 70, room: 0 }, 1],
    ['one character more', '您'.repeat(71), { encoding: 'ucs2', units: 71, room: 63 }, 2],
    ['nothing', '', { encoding: 'gsm7', units: 0, room: 160 }, 1],
  ])('of %s is told as the network carries it', (_case, text, expected, parts) => {
    const look = lookAtSms(text);
    expect(look).toMatchObject(expected);
    expect([look.parts.length, look.parts.join('')]).toEqual([parts, text]);
  });
});

it('the way of an offer has every state of the core, in its order', () => {
  expect(OFFER_LIFE).toEqual(OFFER_STATES);
  expect(inState([{ state: 'live' } as never, { state: 'idea' } as never], 'live')).toHaveLength(1);
});
