import { describe, expect, it } from '@jest/globals';
import { anOffer } from '../../../test/builders/an-offer.js';
import { OFFER_STATES, type Offer, type OfferState, type OfferStep } from './offer.js';
import { goesForward, isWritable, moveOffer, nextStates, type OfferMove, writeOffer } from './offer-life.js';

const AT = new Date('2026-11-02T18:00:00Z');
const text = (words: string) => ({ 'zh-CN': words, en: words });
const step = (state: OfferState, by: string, did: OfferStep['did'] = 'moved'): OfferStep => ({
  state,
  by,
  did,
  at: AT,
});
const move = (to: OfferState, by = 'eva', change: Partial<OfferMove> = {}): OfferMove => ({
  to,
  by,
  role: 'manager',
  at: AT,
  ...change,
});
const codes = (offer: Offer, asked: OfferMove) => {
  const moved = moveOffer(offer, asked);
  return moved.ok ? [] : moved.problems.map(({ path, code }) => `${path} ${code}`);
};

const handedIn = (by: string, ...history: readonly OfferStep[]) =>
  anOffer({ state: 'approval', life: { answerable: {}, history: [...history, step('approval', by)] } });

describe('an offer goes', () => {
  it('from idea to retired, one step after the other, and nothing of it is lost', () => {
    const way: readonly OfferState[] = ['design', 'approval', 'set-up', 'test', 'trial', 'live', 'review', 'retired'];
    let offer = anOffer({ state: 'idea' });
    for (const [index, to] of way.entries()) {
      const moved = moveOffer(offer, move(to, index === 2 ? 'eva' : 'adam'));
      if (!moved.ok) throw new Error(JSON.stringify(moved.problems));
      offer = moved.value;
    }
    expect(offer.state).toBe('retired');
    expect(offer.life?.history.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'design adam',
      'approval adam',
      'set-up eva',
      'test adam',
      'trial adam',
      'live adam',
      'review adam',
      'retired adam',
    ]);
  });

  it.each(OFFER_STATES)('from %s only where the list says', (state) => {
    const reached = OFFER_STATES.filter(
      (to) => !codes(anOffer({ state }), move(to)).includes('$.state OFFER_STEP_NOT_NEXT'),
    );
    expect(reached).toEqual(OFFER_STATES.filter((to) => nextStates(state).includes(to)));
  });

  it('never from idea to live at once, and never back from retired', () => {
    expect(nextStates('idea')).not.toContain('live');
    expect(nextStates('retired')).toEqual([]);
  });
});

describe('approval', () => {
  it.each<[string, Offer, string, readonly string[]]>([
    ['is given by somebody else', handedIn('adam', step('design', 'adam', 'written')), 'eva', []],
    ['never by who handed it in', handedIn('eva'), 'eva', ['$.life OFFER_APPROVED_BY_AUTHOR']],
    [
      'never by who wrote a part of it',
      handedIn('adam', step('design', 'eva', 'written'), step('design', 'adam', 'written')),
      'eva',
      ['$.life OFFER_APPROVED_BY_AUTHOR'],
    ],
    [
      'may be by who wrote what was approved before and is written anew',
      handedIn('adam', step('design', 'eva', 'written'), step('set-up', 'bob'), step('design', 'adam', 'written')),
      'eva',
      [],
    ],
  ])('%s', (_case, offer, by, expected) => {
    expect(codes(offer, move('set-up', by))).toEqual(expected);
  });

  it('not even an administrator approves their own', () => {
    expect(codes(handedIn('root'), move('set-up', 'root', { role: 'admin' }))).toEqual([
      '$.life OFFER_APPROVED_BY_AUTHOR',
    ]);
  });

  it.each<[string, Partial<Offer>, readonly string[]]>([
    ['limits in both languages', { limits: { 'zh-CN': '无', en: ' ' } }, ['$.limits.en OFFER_LIMITS_LACK']],
    [
      'wording of every channel',
      { wording: { sms: { body: text('x') }, email: { subject: text('x'), body: text('x') } } },
      ['$.wording["call-list"] OFFER_WORDING_LACKS', '$.wording["call-list"] OFFER_WORDING_LACKS'],
    ],
    [
      'in both languages',
      { channels: ['sms'], wording: { sms: { body: { 'zh-CN': '', en: 'x' } } } },
      ['$.wording.sms OFFER_WORDING_LACKS'],
    ],
    [
      'wording that somebody can see',
      { channels: ['sms'], wording: { sms: { body: { 'zh-CN': '\u200b', en: 'x' } } } },
      ['$.wording.sms OFFER_WORDING_LACKS'],
    ],
    ['only of the channels it uses', { channels: ['sms'], wording: { sms: { body: text('x') } } }, []],
  ])('needs %s', (_case, change, expected) => {
    expect(codes(anOffer({ state: 'design', ...change }), move('approval'))).toEqual(expected);
    expect(codes({ ...handedIn('adam'), ...change }, move('set-up'))).toEqual(expected);
  });
});

describe('whose validity is over', () => {
  const over = { validUntil: AT };
  const ended = '$.validUntil OFFER_VALIDITY_OVER';

  it.each<[OfferState, OfferState, readonly string[]]>([
    ['design', 'approval', [ended]],
    ['test', 'live', [ended]],
    ['review', 'live', [ended]],
    ['live', 'review', []],
    ['approval', 'design', []],
    ['live', 'retired', []],
  ])('from %s to %s', (state, to, expected) => {
    expect(codes(anOffer({ state, ...over }), move(to))).toEqual(expected);
  });

  it('is one that may be moved a moment before', () => {
    const validUntil = new Date(AT.getTime() + 1);
    expect(codes(anOffer({ state: 'test', validUntil }), move('live'))).toEqual([]);
  });
});

describe('who answers for a step', () => {
  const answered = (answers: { role: string; person?: string }) =>
    anOffer({ state: 'test', life: { answerable: { test: answers }, history: [] } });

  it.each<[string, Offer, OfferMove, readonly string[]]>([
    ['the person named moves it on', answered({ role: 'manager', person: 'eva' }), move('live', 'eva'), []],
    [
      'nobody else does',
      answered({ role: 'manager', person: 'eva' }),
      move('live', 'bob'),
      ['$.life OFFER_STEP_NOT_YOURS'],
    ],
    ['a role is anybody of it', answered({ role: 'manager' }), move('live', 'bob'), []],
    ['and nobody of another', answered({ role: 'marketer' }), move('live', 'bob'), ['$.life OFFER_STEP_NOT_YOURS']],
    [
      'an administrator may',
      answered({ role: 'marketer', person: 'eva' }),
      move('live', 'root', { role: 'admin' }),
      [],
    ],
  ])('%s', (_case, offer, asked, expected) => {
    expect(codes(offer, asked)).toEqual(expected);
  });

  it('is said with the move, for the step it goes to, and a note is kept', () => {
    const moved = moveOffer(
      anOffer({ state: 'test' }),
      move('live', 'eva', { answers: { role: 'manager' }, note: 'go' }),
    );
    expect(moved).toMatchObject({
      ok: true,
      value: {
        life: { answerable: { live: { role: 'manager' } }, history: [{ state: 'live', by: 'eva', note: 'go' }] },
      },
    });
  });
});

it('every step leads towards customers but those back to the desk, to a review and out of use', () => {
  expect(OFFER_STATES.filter(goesForward)).toEqual(['approval', 'set-up', 'test', 'trial', 'live']);
});

describe('the content of an offer', () => {
  it.each(OFFER_STATES)('at %s is written only before it is handed in', (state) => {
    expect(writeOffer(anOffer({ state }), anOffer(), 'eva', AT).ok).toBe(isWritable(state));
  });

  it('never says its own state or history', () => {
    const before = anOffer({ state: 'design', life: { answerable: {}, history: [step('idea', 'adam', 'written')] } });
    const written = writeOffer(before, anOffer({ state: 'live', value: 7 }), 'eva', AT);
    expect(written).toMatchObject({
      ok: true,
      value: { state: 'design', value: 7, life: { history: [{ by: 'adam' }, { by: 'eva', did: 'written' }] } },
    });
  });

  it('of a new one begins as an idea or in design', () => {
    expect(writeOffer(null, anOffer({ state: 'live' }), 'eva', AT)).toMatchObject({
      ok: false,
      problems: [{ code: 'OFFER_NOT_WRITABLE' }],
    });
    expect(writeOffer(null, anOffer({ state: 'idea' }), 'eva', AT).ok).toBe(true);
  });
});
