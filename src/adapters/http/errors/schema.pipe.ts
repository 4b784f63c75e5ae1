import { type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import type { Problem } from '../../../core/kit/problem.js';
import { hasWords } from '../../../core/words/say.js';
import { AppError } from '../../../flows/errors.js';

type Issue = z.core.$ZodIssue;

const ROOTS: { readonly [T in ArgumentMetadata['type']]: string } = {
  body: '$',
  query: 'query',
  param: 'path',
  custom: '$',
};

/** `$.rules[0].conditions`; query and path values are `query.limit`, `path.id`. */
function pathOf(root: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, key) => text + (typeof key === 'number' ? `[${key}]` : `.${String(key)}`), root);
}

function detailOf(issue: Issue): Omit<Problem, 'path'> {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return { code: 'INPUT_MISSING' };
      return { code: 'INPUT_WRONG_TYPE', params: { expected: issue.expected } };
    case 'too_small':
      return { code: 'INPUT_TOO_SMALL', params: { minimum: String(issue.minimum) } };
    case 'too_big':
      return { code: 'INPUT_TOO_BIG', params: { maximum: String(issue.maximum) } };
    case 'invalid_format':
      // A schema may say which words tell what its pattern asks.
      return { code: hasWords(issue.message) ? issue.message : 'INPUT_WRONG_FORM' };
    case 'invalid_value':
      if (issue.input === undefined) return { code: 'INPUT_MISSING' };
      return { code: 'INPUT_NOT_IN_LIST', params: { values: issue.values.map(String).join(', ') } };
    default:
      return { code: 'INPUT_NOT_USABLE' };
  }
}

function problemsOf(root: string, issue: Issue): readonly Problem[] {
  const path = pathOf(root, issue.path);
  if (issue.code !== 'unrecognized_keys') return [{ path, ...detailOf(issue) }];
  return issue.keys.map((key) => ({
    path: pathOf(path, [key]),
    code: 'INPUT_FIELD_UNKNOWN',
    params: { field: key },
  }));
}

/** Every path that is wrong, in our own form. Without this pipe a `{ schema }` at a parameter checks nothing. */
export class SchemaPipe implements PipeTransform {
  transform<T>(value: T, metadata: ArgumentMetadata): T {
    const { schema } = metadata;
    if (!(schema instanceof z.ZodType)) return value;
    const read = schema.safeParse(value, { reportInput: true });
    if (read.success) return read.data as T;
    const root = metadata.data === undefined ? ROOTS[metadata.type] : `${ROOTS[metadata.type]}.${metadata.data}`;
    throw new AppError(
      'INVALID_INPUT',
      'the input is not valid',
      read.error.issues.flatMap((issue) => problemsOf(root, issue)),
    );
  }
}
