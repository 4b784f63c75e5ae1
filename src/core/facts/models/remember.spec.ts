import { describe, expect, it } from '@jest/globals';
import { stateAfter, stateBefore } from './remember.js';

const BEFORE = { value: 'A', since: '2026-01-01', cause: 'X', basis: 'SERIES', from: 'B' };
const said = (change: object) => ({ value: 'A', cause: 'X', basis: 'SERIES', ...change });

describe('the state after an answer', () => {
  it.each([
    [
      'the first begins today, from nowhere',
      null,
      said({}),
      { value: 'A', since: '2026-11-02', cause: 'X', basis: 'SERIES', from: null },
    ],
    ['the same answer changes nothing', BEFORE, said({}), BEFORE],
    [
      'another cause of the same keeps the day',
      BEFORE,
      said({ cause: 'Y', basis: 'HELD' }),
      { ...BEFORE, cause: 'Y', basis: 'HELD' },
    ],
    [
      'another value begins today',
      BEFORE,
      said({ value: 'C' }),
      { value: 'C', since: '2026-11-02', cause: 'X', basis: 'SERIES', from: 'A' },
    ],
  ])('%s', (_case, before, answer, expected) => {
    const state = stateAfter(before, answer, '2026-11-02');
    expect(state).toEqual(expected);
    expect(stateAfter(state, answer, '2026-11-02')).toEqual(state);
  });
});

it('before anything was said there is nothing', () => {
  expect(stateBefore({}, 'lifecycle')).toBeNull();
  expect(stateBefore({ states: { lifecycle: BEFORE } }, 'lifecycle')).toBe(BEFORE);
});
