import { describe, expect, it } from '@jest/globals';
import { ndjsonRow } from './ndjson-rows.js';

const row = (json: unknown) => ndjsonRow(JSON.stringify(json), ['id', 'usage'], ['usage']);

describe('a line of NDJSON', () => {
  it('hands a list on as JSON where one is wanted', () => {
    const usage = [{ month: '2026-10', revenue: 29.85 }];
    expect(row({ id: 7, usage })).toEqual({ cells: ['7', JSON.stringify(usage)], fault: null });
  });

  it.each([
    ['a list where none is wanted', { id: ['7'] }, { path: 'id', code: 'VALUE_NOT_PLAIN' }],
    ['an object for a list', { id: '7', usage: { month: '2026-10' } }, { path: 'usage', code: 'VALUE_NOT_PLAIN' }],
    ['a list for a row', ['7'], { path: '$row', code: 'ROW_NOT_JSON' }],
    ['a number that is not exact', { id: 2 ** 60 }, { path: 'id', code: 'NUMBER_NOT_EXACT' }],
  ])('%s is refused', (_case, json, fault) => {
    expect(row(json).fault).toMatchObject(fault);
  });

  it('looks a name up among its own fields only', () => {
    expect(ndjsonRow('{"id":"7"}', ['id', 'toString'])).toEqual({ cells: ['7', undefined], fault: null });
  });
});
