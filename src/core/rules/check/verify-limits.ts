import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';

/** How much a verification may take: steps of one question, steps and milliseconds of the whole rule set. */
export type VerifyLimits = { readonly questionSteps: number; readonly setSteps: number; readonly millis: number };

/** A thousand rules take a fraction of this. What holds where nobody says otherwise; the product's are a file. */
export const VERIFY_LIMITS: VerifyLimits = { questionSteps: 20_000, setSteps: 5_000_000, millis: 20_000 };

const BOUNDS = { seconds: 600, questionSteps: 1_000_000, setSteps: 1_000_000_000 } as const;
const FIELDS = ['seconds', 'questionSteps', 'setSteps'] as const;

/** Reads `rules/policy/verify.json`: whole numbers above zero, the time in seconds. */
export function readVerifyLimits(json: unknown): Read<VerifyLimits> {
  const problems = new FoundProblems();
  const fields = problems.object(json, '$', FIELDS) ?? {};
  for (const name of FIELDS) {
    if (!Object.hasOwn(fields, name)) continue;
    const value = fields[name];
    const path = pathTo('$', name);
    if (typeof value !== 'number') problems.wrongType(path, 'number', value);
    else if (!Number.isInteger(value) || value < 1 || value > BOUNDS[name]) {
      problems.add(path, 'NOT_WHOLE_BETWEEN', { min: 1, max: BOUNDS[name] });
    }
  }
  const { questionSteps, setSteps, seconds } = fields;
  return problems.result({
    questionSteps: Number(questionSteps),
    setSteps: Number(setSteps),
    millis: Number(seconds) * 1_000,
  });
}
