import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { OFFER_STATES } from '../../src/core/offer/offer.js';
import { readOffer } from '../../src/core/offer/read-offer.js';
import { compilePattern } from '../../src/core/rules/regex.js';
import type { Offer } from '../../web/src/api/types.ts';
import { bodyOf, copyId, draftOf, lastDay, newDraft } from '../../web/src/screens/offers/draft.ts';
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

const RULES = join(import.meta.dirname, '../../rules');
const SHIPPED = globSync(join(RULES, '**/offers/*.json')).map((file): Offer => JSON.parse(readFileSync(file, 'utf8')));
const ZONE = 'Asia/Shanghai';

describe('the draft of an offer', () => {
  it('says of every shipped offer what the offer says, and a copy begins as an idea', () => {
    expect(SHIPPED.length).toBeGreaterThan(100);
    for (const offer of SHIPPED) {
      for (const zone of [ZONE, 'America/Los_Angeles']) {
        expect(bodyOf(draftOf(offer, zone), { before: offer, zone })).toEqual({ ...offer, state: 'idea' });
      }
    }
  });

  it('stays where it is in its life, and changes what was changed only', () => {
    const [shipped] = SHIPPED;
    if (!shipped) throw new Error('no offers');
    const before: Offer = { ...shipped, state: 'design' };
    const draft = { ...draftOf(before, ZONE), until: '2027-06-30', price: 59.9, period: 'month' as const };
    const { price, validUntil, ...rest } = bodyOf(draft, { before, zone: ZONE });
    const { validUntil: _until, price: _price, ...same } = before;
    expect([price, validUntil]).toEqual([{ amount: 5_990, period: 'month' }, '2027-06-30T16:00:00.000Z']);
    expect(rest).toEqual(same);
  });

  it('of a new one is an offer that can be read', () => {
    const title = { 'zh-CN': '融合套餐', en: 'Bundle' };
    const body = bodyOf({ ...newDraft('2026-11-02', 'CNY'), id: 'bundle', title }, { before: null, zone: ZONE });
    const names = { catalogue: new Map(), patterns: compilePattern, products: new Map(), priceLevers: [] };
    expect(readOffer(body, names)).toMatchObject({ ok: true, value: { state: 'idea' } });
    expect([body.validFrom, body.validUntil]).toEqual(['2026-11-01T16:00:00.000Z', '2027-11-01T16:00:00.000Z']);
  });

  it('holds until the end of its last day', () => {
    expect(lastDay('2027-12-31T16:00:00Z', ZONE)).toBe('2027-12-31');
    expect(lastDay('2027-12-31T16:00:01Z', ZONE)).toBe('2028-01-01');
  });

  it('of a copy has a name nobody has', () => {
    expect(copyId('bundle', ['bundle'])).toBe('bundle-copy');
    expect(copyId('bundle', ['bundle-copy', 'bundle-copy-2'])).toBe('bundle-copy-3');
  });
});
