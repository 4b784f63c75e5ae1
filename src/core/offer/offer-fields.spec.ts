import { describe, expect, it } from '@jest/globals';
import { FoundProblems } from '../kit/found-problems.js';
import {
  among,
  currency,
  type FieldCheck,
  instant,
  listOf,
  percent,
  plainId,
  record,
  setOf,
  whole,
  words,
} from './offer-fields.js';

const codes = (check: FieldCheck, json: unknown) => {
  const found = new FoundProblems();
  check(found, json, '$');
  return found.all.map(({ path, code }) => `${path} ${code}`);
};

describe('a field of an offer', () => {
  it.each<[string, FieldCheck, unknown, readonly string[]]>([
    ['an id', plainId, 'win-back', []],
    ['an id that is none', plainId, 'Win back', ['$ BAD_ID']],
    ['an id that is no text', plainId, 7, ['$ WRONG_TYPE']],
    ['words', words(false), { 'zh-CN': '一', en: 'one' }, []],
    ['words that are blank', words(false), { 'zh-CN': '一', en: ' ' }, ['$.en EMPTY_TEXT']],
    ['blank words of a draft', words(true), { 'zh-CN': '', en: '' }, []],
    ['an instant', instant, '2026-10-01T07:00:00Z', []],
    ['an instant with an offset', instant, '2026-10-01T07:00:00+08:00', []],
    ['an instant without a zone', instant, '2026-10-01T07:00:00', ['$ NOT_AN_INSTANT']],
    ['an hour there is not', instant, '2026-10-01T24:00:00Z', ['$ NOT_AN_INSTANT']],
    ['a currency', currency, 'CNY', []],
    ['a currency nobody has', currency, 'ZZZ', ['$ OFFER_CURRENCY_BAD']],
    ['a currency in small letters', currency, 'usd', ['$ OFFER_CURRENCY_BAD']],
    ['a currency', currency, 'CNY', []],
    ['a currency of two letters', currency, 'CN', ['$ OFFER_CURRENCY_BAD']],
    ['a whole number at its end', whole(1, 3), 3, []],
    ['a whole number beyond it', whole(1, 3), 4, ['$ NOT_WHOLE_BETWEEN']],
    ['a part of one', whole(1, 3), 1.5, ['$ NOT_WHOLE_BETWEEN']],
    ['per cent', percent, 100, []],
    ['nought per cent', percent, 0, ['$ NOT_A_PERCENTAGE']],
    ['a list', listOf(plainId), ['a', 'a'], []],
    ['an empty list', listOf(plainId), [], ['$ EMPTY_LIST']],
    ['a list that is none', listOf(plainId), 'a', ['$ WRONG_TYPE']],
    ['a set', setOf(plainId), ['a', 'b'], []],
    ['a set with one twice', setOf(plainId), ['a', 'b', 'a'], ['$[2] VALUE_TWICE']],
    ['one of some', among(['a', 'b']), 'c', ['$ VALUE_NOT_ALLOWED']],
    ['a record', record({ a: plainId }, { b: plainId }), { a: 'x' }, []],
    ['a record with a stranger', record({ a: plainId }), { a: 'x', c: 1 }, ['$.c UNKNOWN_FIELD']],
    ['a record that lacks one', record({ a: plainId }), {}, ['$.a MISSING_FIELD']],
  ])('%s', (_case, check, json, expected) => {
    expect(codes(check, json)).toEqual(expected);
  });
});
