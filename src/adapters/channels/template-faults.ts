import { TEMPLATE_VARIABLES } from '../../core/delivery/message.js';
import type { Problem } from '../../core/kit/problem.js';

/** What liquidjs 10 says, in its words, and the code that has words of ours; the group is what it is about. */
const SAYINGS: readonly (readonly [RegExp, string])[] = [
  [/^(?:tag |output |raw )?"?(.+?)"? not closed/, 'TEMPLATE_NOT_CLOSED'],
  [/^tag "?(.+?)"? not found/, 'TEMPLATE_TAG_UNKNOWN'],
  [/^undefined filter: ([^,]+)/, 'TEMPLATE_FILTER_UNKNOWN'],
  [/^undefined variable: ([^,]+)/, 'UNKNOWN_VARIABLE'],
  [/^(?:ENOENT|illegal file path)/, 'TEMPLATE_INCLUDES'],
  [/limit exceeded/, 'TEMPLATE_TOO_HEAVY'],
];
const MOST_QUOTED = 60;

/** Where it is, as liquidjs adds it to what it says. */
function placeIn(text: string): { readonly line: number; readonly column: number } {
  const [, line = '1', column = '1'] = /, line:(\d+), col:(\d+)/.exec(text) ?? [];
  return { line: Number(line), column: Number(column) };
}

/** A fault of a template as a problem with words. Only the first line is read: those that follow quote the template. */
export function templateFault(error: unknown): Problem {
  const [text = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
  const place = placeIn(text);
  for (const [saying, code] of SAYINGS) {
    const found = saying.exec(text);
    if (found === null) continue;
    const what = (found[1] ?? '').slice(0, MOST_QUOTED);
    if (code !== 'UNKNOWN_VARIABLE') return { path: '$', code, params: { what, ...place } };
    return { path: '$', code, params: { variable: what, known: TEMPLATE_VARIABLES.join(', ') } };
  }
  return { path: '$', code: 'TEMPLATE_INVALID', params: place };
}
