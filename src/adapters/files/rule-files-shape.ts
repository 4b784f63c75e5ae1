import { z } from 'zod';
import { isForbiddenName, jsonTypeOf, pathTo } from '../../core/kit/found-problems.js';
import { ID_LENGTH, KEBAB_CASE } from '../../core/kit/plain-id.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { hasWords } from '../../core/words/say.js';

const TextSchema = z.string().regex(/\S/);

export const WordsSchema = z.strictObject({ 'zh-CN': TextSchema, en: TextSchema });
export const IdSchema = z.string().max(ID_LENGTH).regex(KEBAB_CASE);
export const CurrencySchema = z.string().regex(/^[A-Z]{3}$/);

/** A rule of ours inside a shape: the message is the problem's code. */
export function saying(code: string): { readonly message: string } {
  return { message: code };
}

function pathOf(steps: readonly PropertyKey[]): string {
  return steps.reduce<string>((path, step) => pathTo(path, typeof step === 'number' ? step : String(step)), '$');
}

function unknownFields(path: string, names: readonly string[]): Problem[] {
  return names.map((field) => ({
    path: pathTo(path, field),
    code: isForbiddenName(field) ? 'FORBIDDEN_NAME' : 'UNKNOWN_FIELD',
    params: { field },
  }));
}

/** Zod's issue in the words all rules are checked in. What has no word of its own carries Zod's reason. */
function problemsOf(issue: z.core.$ZodIssue): Problem[] {
  const path = pathOf(issue.path);
  if (issue.code === 'unrecognized_keys') return unknownFields(path, issue.keys);
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [{ path, code: 'MISSING_FIELD', params: { field: String(issue.path.at(-1) ?? '$') } }];
  }
  if (issue.code === 'invalid_type') {
    const params = { expected: issue.expected, found: jsonTypeOf(issue.input) };
    return [{ path, code: 'WRONG_TYPE', params }];
  }
  if (issue.code === 'invalid_value') {
    const params = { value: String(issue.input), allowed: issue.values.map(String).join(', ') };
    return [{ path, code: 'VALUE_NOT_ALLOWED', params }];
  }
  if (issue.code === 'custom' && hasWords(issue.message)) return [{ path, code: issue.message }];
  return [{ path, code: 'SHAPE_BAD', params: { reason: issue.message } }];
}

/** Reads a JSON value by its shape; every problem at once, at its JSON path. */
export function readShape<T>(json: unknown, schema: z.ZodType<T>): Read<T> {
  const parsed = schema.safeParse(json, { reportInput: true });
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) };
}
