import { expect, it } from '@jest/globals';
import { servedUntil } from './served-until.js';

it.each([
  ['a customer is served today', 'current', '2026-09-10', '2026-11-02'],
  ['who left, until the month of exit is over', 'former', '2026-09-10', '2026-10-01'],
  ['who left this month, today', 'former', '2026-11-01', '2026-11-02'],
  ['who has yet to leave, today', 'former', '2026-12-01', '2026-11-02'],
  ['who left nobody knows when, today', 'former', null, '2026-11-02'],
] as const)('%s', (_case, relationship, exitDate, expected) => {
  const basic = exitDate === null ? {} : { exitDate };
  expect(servedUntil({ relationship, basic }, '2026-11-02')).toBe(expected);
});
