import { expect, it } from '@jest/globals';
import { readVerifyLimits } from './verify-limits.js';

const GOOD = { seconds: 5, questionSteps: 20_000, setSteps: 5_000_000 };

it('the file says the time in seconds', () => {
  expect(readVerifyLimits(GOOD)).toEqual({
    ok: true,
    value: { millis: 5_000, questionSteps: 20_000, setSteps: 5_000_000 },
  });
});

it.each([
  ['no object', [], ['$ WRONG_TYPE']],
  ['nothing', {}, ['$.seconds MISSING_FIELD', '$.questionSteps MISSING_FIELD', '$.setSteps MISSING_FIELD']],
  ['no time at all', { ...GOOD, seconds: 0 }, ['$.seconds NOT_WHOLE_BETWEEN']],
  ['part of a second', { ...GOOD, seconds: 0.5 }, ['$.seconds NOT_WHOLE_BETWEEN']],
  ['more than anybody waits', { ...GOOD, seconds: 601 }, ['$.seconds NOT_WHOLE_BETWEEN']],
  ['a text', { ...GOOD, setSteps: 'many' }, ['$.setSteps WRONG_TYPE']],
  ['a field too many', { ...GOOD, hours: 1 }, ['$.hours UNKNOWN_FIELD']],
])('%s is refused', (_case, json, expected) => {
  const read = readVerifyLimits(json);
  expect(read.ok ? [] : read.problems.map(({ path, code }) => `${path} ${code}`)).toEqual(expected);
});
