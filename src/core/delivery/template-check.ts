import type { Problem } from '../kit/problem.js';
import { TEMPLATE_VARIABLES } from './message.js';

/** Names every variable a template asks for that no message carries: it would fail for each customer at sending time. */
export function templateProblems(path: string, variables: readonly string[]): readonly Problem[] {
  const known: readonly string[] = TEMPLATE_VARIABLES;
  return variables
    .filter((variable) => !known.includes(variable))
    .map((variable) => ({ path, code: 'UNKNOWN_VARIABLE', params: { variable, known: known.join(', ') } }));
}
