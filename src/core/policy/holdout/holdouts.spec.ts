import { describe, expect, it } from '@jest/globals';
import { versionAt } from './holdouts.js';

const versions = [
  { version: '2026Q3', from: new Date('2026-07-01T00:00:00Z'), until: new Date('2026-10-01T00:00:00Z') },
  { version: '2026Q4', from: new Date('2026-10-01T00:00:00Z') },
];

describe('the version of a control in force', () => {
  it.each([
    ['before the first', '2026-06-30T23:59:59.999Z', null],
    ['from its first instant', '2026-07-01T00:00:00Z', '2026Q3'],
    ['up to its last', '2026-09-30T23:59:59.999Z', '2026Q3'],
    ['at the change the next one', '2026-10-01T00:00:00Z', '2026Q4'],
    ['and the last for ever', '2099-01-01T00:00:00Z', '2026Q4'],
  ])('%s', (_case, at, expected) => {
    expect(versionAt(versions, new Date(at))?.version ?? null).toBe(expected);
  });
});
