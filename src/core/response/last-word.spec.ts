import { describe, expect, it } from '@jest/globals';
import { aResponse } from '../../../test/builders/a-response.js';
import { allWords, asTold, MOST_WORDS, withWord, wordsOf } from './last-word.js';
import type { CustomerResponse } from './response.js';

const at = (minute: number) => ({ at: new Date(Date.UTC(2026, 10, 2, 18, minute)) });
const no = (reason: string, change: Partial<CustomerResponse> = {}) =>
  aResponse({ outcome: 'declined', reason, ...change });
const call = (day: string, change: Partial<CustomerResponse> = {}) =>
  aResponse({ outcome: 'call-back', callBackAt: new Date(`${day}T18:00:00Z`), ...change });

/** What is known after these words, each of which is new. */
function told(...words: readonly CustomerResponse[]): CustomerResponse {
  const known = words.reduce<CustomerResponse | null>((before, word) => {
    const telling = withWord(before, word);
    if (telling.kind !== 'new') throw new Error(`${telling.kind}: ${word.outcome}`);
    return telling.response;
  }, null);
  if (known === null) throw new Error('nothing was told');
  return known;
}

describe('the last word', () => {
  it.each<[string, readonly CustomerResponse[], Partial<CustomerResponse>]>([
    ['is another reason', [no('price'), no('loyalty', at(1))], { outcome: 'declined', reason: 'loyalty', ...at(1) }],
    ['is a yes after a no', [no('price'), aResponse(at(1))], { outcome: 'accepted', reason: null }],
    ['is the first again', [no('price'), aResponse(at(1)), no('price', at(2))], { reason: 'price', ...at(2) }],
    [
      'is the first time to call again',
      [call('2026-11-03'), call('2026-11-04', at(1)), call('2026-11-03', at(2))],
      { callBackAt: new Date('2026-11-03T18:00:00Z'), ...at(2) },
    ],
    ['takes back a promise that was a slip', [call('2026-11-03'), aResponse({ outcome: 'no-answer' })], {}],
  ])('stands: it %s, and every one is kept', (_case, words, standing) => {
    const known = told(...words);
    const { words: _all, ...last } = known;
    expect(last).toEqual(words.at(-1));
    expect(last).toMatchObject(standing);
    expect(wordsOf(known)).toHaveLength(words.length);
  });

  it('is not that nobody answered a call that was promised from a call list: the promise stands, the try is kept', () => {
    const listed = { channel: 'call-list' };
    const known = told(call('2026-11-03', listed), aResponse({ ...listed, outcome: 'no-answer', ...at(1) }));
    expect(known).toMatchObject({ outcome: 'call-back', callBackAt: new Date('2026-11-03T18:00:00Z') });
    expect(wordsOf(known).map(({ outcome }) => outcome)).toEqual(['call-back', 'no-answer']);
  });
});

describe('told again', () => {
  it('without an id of its own it changes nothing while it is what stands', () => {
    const known = told(no('price'));
    expect(withWord(known, no('price', at(1)))).toMatchObject({ kind: 'again', response: known, word: at(0) });
  });

  it('with an id of its own it changes nothing, whatever was told since', () => {
    const first = no('price', { request: 'req-00001' });
    const known = told(first, no('loyalty', { request: 'req-00002', ...at(1) }));
    expect(withWord(known, { ...first, ...at(2) })).toMatchObject({ kind: 'again', response: known, word: at(0) });
    expect(withWord(known, { ...first, request: 'req-00003' }).kind).toBe('new');
  });

  it('with the id of another word it is refused', () => {
    const known = told(no('price', { request: 'req-00001' }));
    expect(withWord(known, no('loyalty', { request: 'req-00001' }))).toEqual({ kind: 'reused' });
  });

  it('without end it is refused', () => {
    const words = Array.from({ length: MOST_WORDS }, (_none, index) => no(index % 2 ? 'price' : 'loyalty', at(index)));
    expect(withWord(told(...words), aResponse())).toEqual({ kind: 'full' });
  });
});

describe('every word', () => {
  it('is told newest first, of one instant the last told first, each as the response it made', () => {
    const known = told(call('2026-11-03'), no('price'), aResponse(at(1)));
    const presented = aResponse({ id: 'a', outcome: 'presented' });
    const listed = allWords([presented, known]);
    expect(listed.map(({ outcome }) => outcome)).toEqual(['accepted', 'declined', 'call-back', 'presented']);
    expect(listed.map(({ callBackAt }) => callBackAt?.getUTCDate())).toEqual([undefined, undefined, 3, undefined]);
    expect(listed[1]).toEqual(asTold(known, no('price')));
    expect(listed.every((one) => one.words === undefined)).toBe(true);
  });
});
