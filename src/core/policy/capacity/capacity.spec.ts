import { describe, expect, it } from '@jest/globals';
import { readCapacities } from './capacity.js';

const TITLE = { 'zh-CN': '工时', en: 'Minutes' };
const MINUTES = { id: 'minutes', title: TITLE, limit: 600, takes: { 'call-list': 6 } };

describe('what a run has only so much of', () => {
  it.each([
    ['nothing', []],
    ['minutes of a call centre', [MINUTES]],
    ['a channel that is closed', [{ ...MINUTES, limit: 0 }]],
  ])('may be %s', (_case, json) => {
    expect(readCapacities(json)).toEqual({ ok: true, value: json });
  });

  it.each([
    ['no list', MINUTES, '$', 'WRONG_TYPE'],
    ['a limit of -1', [{ ...MINUTES, limit: -1 }], '$[0].limit', 'CAPACITY_NOT_WHOLE'],
    ['half a minute', [{ ...MINUTES, takes: { sms: 0.5 } }], '$[0].takes.sms', 'CAPACITY_NOT_WHOLE'],
    ['a channel nobody knows', [{ ...MINUTES, takes: { pigeon: 1 } }], '$[0].takes.pigeon', 'UNKNOWN_FIELD'],
    ['a limit that nothing uses', [{ ...MINUTES, takes: {} }], '$[0].takes', 'CAPACITY_TAKES_NOTHING'],
    ['an id twice', [MINUTES, MINUTES], '$[1].id', 'ID_TWICE'],
    ['an id that is no name', [{ ...MINUTES, id: 'a b' }], '$[0].id', 'CAPACITY_ID_BAD'],
    ['one language', [{ ...MINUTES, title: { en: 'Minutes' } }], '$[0].title["zh-CN"]', 'MISSING_FIELD'],
    ['a text for a limit', [{ ...MINUTES, limit: '600' }], '$[0].limit', 'WRONG_TYPE'],
  ])('is refused: %s', (_case, json, path, code) => {
    const read = readCapacities(json);
    expect(read.ok ? [] : read.problems).toContainEqual(expect.objectContaining({ path, code }));
  });
});
