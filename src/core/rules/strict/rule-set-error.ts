import type { Problem } from '../../kit/problem.js';

const NAMED = 3;

function saidOf({ path, code, params }: Problem): string {
  return params === undefined ? `${path}: ${code}` : `${path}: ${code} ${JSON.stringify(params)}`;
}

/**
 * Rules, shared conditions or options that cannot be compiled: every problem at once, each with a JSON path into the list
 * of rules (`$[3].conditions.all[0].fact`) or the options (`$.conditions.adult`), and a code.
 */
export class RuleSetError extends Error {
  override readonly name = 'RuleSetError';
  readonly code = 'RULE_SET_REFUSED';

  constructor(readonly problems: readonly Problem[]) {
    const more = problems.length > NAMED ? `; and ${problems.length - NAMED} more` : '';
    super(`The rule set is refused: ${problems.slice(0, NAMED).map(saidOf).join('; ')}${more}`);
  }
}

/** Something must be waited for, and the caller asked not to wait. */
export class AsynchronousError extends Error {
  override readonly name = 'AsynchronousError';
  readonly code = 'ASYNCHRONOUS';

  constructor(what: string) {
    super(`${what} must be waited for: ask with match() instead of matchSync()`);
  }
}
