import { describe, expect, it } from '@jest/globals';
import { problemWords } from '../../words/say.js';
import { readEvent } from './read-event.js';

const bounds = { latest: new Date('2026-11-03T00:00:00Z') };
const told = { id: 'crm-1', customerId: ' c-1 ', kind: 'recharge', at: '2026-11-02T10:00:00+08:00' };

describe('an event as a system tells it', () => {
  it('is read, its customer in the one form ids have', () => {
    expect(readEvent({ ...told, amount: 5_000, about: '充值:wechat' }, bounds)).toEqual({
      ok: true,
      value: { ...told, customerId: 'c-1', at: new Date('2026-11-02T02:00:00Z'), amount: 5_000, about: '充值:wechat' },
    });
  });

  it('of a survey has its score', () => {
    const survey = { ...told, kind: 'survey', about: 'nps', score: 0 };
    expect(readEvent(survey, bounds)).toMatchObject({ ok: true, value: { score: 0, about: 'nps' } });
  });

  it.each<[string, unknown, string]>([
    ['no object', 7, '$ WRONG_TYPE'],
    ['a list', [told], '$ WRONG_TYPE'],
    ['no id', { customerId: 'c', kind: 'recharge', at: told.at }, '$.id MISSING_FIELD'],
    ['an id with a blank', { ...told, id: 'a b' }, '$.id EVENT_ID_BAD'],
    ['an id too long', { ...told, id: 'x'.repeat(101) }, '$.id EVENT_ID_BAD'],
    ['a number for an id', { ...told, id: 7 }, '$.id WRONG_TYPE'],
    ['an operator for a customer', { ...told, customerId: { $gt: '' } }, '$.customerId WRONG_TYPE'],
    ['a bar in a customer', { ...told, customerId: 'a|b' }, '$.customerId ID_HAS_BAR'],
    ['no customer', { ...told, customerId: ' ' }, '$.customerId ID_MISSING'],
    ['a kind nobody knows', { ...told, kind: 'birthday' }, '$.kind VALUE_NOT_ALLOWED'],
    ['a day for an instant', { ...told, at: '2026-11-02' }, '$.at EVENT_AT_BAD'],
    ['an instant without its offset', { ...told, at: '2026-11-02T10:00:00' }, '$.at EVENT_AT_BAD'],
    ['a day that is none', { ...told, at: '2026-02-30T10:00:00Z' }, '$.at EVENT_AT_BAD'],
    ['the last century', { ...told, at: '1999-12-31T23:59:59Z' }, '$.at EVENT_AT_BAD'],
    ['tomorrow', { ...told, at: '2026-11-03T00:00:01Z' }, '$.at EVENT_IN_FUTURE'],
    ['an amount below zero', { ...told, amount: -5 }, '$.amount EVENT_AMOUNT_BAD'],
    ['a fraction of a minor unit', { ...told, amount: 0.5 }, '$.amount EVENT_AMOUNT_BAD'],
    ['a score over a hundred', { ...told, kind: 'survey', score: 101 }, '$.score EVENT_SCORE_BAD'],
    ['a survey without a score', { ...told, kind: 'survey' }, '$.score EVENT_SCORE_UNFIT'],
    ['a score without a survey', { ...told, score: 5 }, '$.score EVENT_SCORE_UNFIT'],
    ['a code like a path', { ...told, about: 'a.b' }, '$.about EVENT_CODE_BAD'],
    ['a code like an operator', { ...told, reason: '$where' }, '$.reason EVENT_CODE_BAD'],
    ['a prototype for a code', { ...told, about: '__proto__' }, '$.about EVENT_CODE_BAD'],
    ['an inherited name for a code', { ...told, about: 'constructor' }, '$.about EVENT_CODE_BAD'],
    ['an unknown field', { ...told, extra: 1 }, '$.extra UNKNOWN_FIELD'],
    ['an operator for a field', { ...told, $set: 1 }, '$["$set"] FORBIDDEN_NAME'],
  ])('%s is refused', (_case, json, expected) => {
    const read = readEvent(json, bounds);
    const problems = read.ok ? [] : read.problems;
    const said = problems.map(({ path, code }) => `${path} ${code}`);
    expect(problems.flatMap((one) => Object.values(problemWords(one))).join()).not.toMatch(/\{\w+\}/);
    expect(said).toContain(expected);
  });

  it('names everything at once', () => {
    const read = readEvent({ id: '', kind: 'x', at: 'y' }, bounds);
    expect(read.ok ? 0 : read.problems.length).toBe(4);
  });
});
