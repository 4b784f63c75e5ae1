import { expect, it } from '@jest/globals';
import { AsynchronousError, RuleSetError } from './rule-set-error.js';

it('names the first problems and counts the rest', () => {
  const problems = Array.from({ length: 5 }, (_one, at) => ({ path: `$[${at}].event`, code: 'MISSING_FIELD' }));
  const error = new RuleSetError(problems);
  expect(error.problems).toBe(problems);
  expect(error.message).toBe(
    'The rule set is refused: $[0].event: MISSING_FIELD; $[1].event: MISSING_FIELD; $[2].event: MISSING_FIELD; and 2 more',
  );
  expect(error).toMatchObject({ name: 'RuleSetError', code: 'RULE_SET_REFUSED' });
});

it('says what must be waited for, and what to do', () => {
  expect(new AsynchronousError('The fact credit')).toMatchObject({
    code: 'ASYNCHRONOUS',
    message: 'The fact credit must be waited for: ask with match() instead of matchSync()',
  });
});
