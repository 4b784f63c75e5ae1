import { HttpException } from '@nestjs/common';
import { z } from 'zod';
import type { Problem } from '../../../core/kit/problem.js';
import { AppError } from '../../../flows/errors.js';
import { wordsOrCode } from '../words.js';
import { codeOfStatus, STATUS_OF } from './status.js';

export const WordsSchema = z.strictObject({ 'zh-CN': z.string(), en: z.string() }).meta({ id: 'Words' });

export const ProblemSchema = z
  .strictObject({ path: z.string(), code: z.string(), message: WordsSchema })
  .meta({ id: 'Problem' });

export const ErrorSchema = z
  .strictObject({
    error: z.strictObject({
      code: z.string(),
      message: WordsSchema,
      requestId: z.string(),
      problems: z.array(ProblemSchema).optional(),
    }),
  })
  .meta({ id: 'Error' });
export type ErrorBody = z.infer<typeof ErrorSchema>;

/** `fault` is what must be in the log under the request's id: nobody outside is told what it was. */
export type ErrorAnswer = {
  readonly status: number;
  readonly body: ErrorBody;
  readonly retryAfter: number | null;
  readonly fault: unknown;
};

export function sayProblem({ path, code, params }: Problem): z.infer<typeof ProblemSchema> {
  return { path, code, message: wordsOrCode(code, params) };
}

function answer(status: number, code: string, requestId: string, problems: readonly Problem[]): ErrorAnswer {
  const [first] = problems;
  const params = first?.code === code ? first.params : undefined;
  const said = problems.map(sayProblem);
  return {
    status,
    body: {
      error: { code, message: wordsOrCode(code, params), requestId, ...(said.length === 0 ? {} : { problems: said }) },
    },
    retryAfter: code === 'TOO_MANY_TRIES' ? Number(params?.seconds ?? 60) : null,
    fault: null,
  };
}

type Asked = { readonly id: string; readonly isRead: boolean };

/** A status between 400 and 499 that Fastify or a plug-in of it gave its own error. */
function clientStatus(error: unknown): number | null {
  if (!(error instanceof Error) || !('statusCode' in error)) return null;
  const { statusCode } = error;
  return typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500 ? statusCode : null;
}

/** Who only asks can store nothing: what is wrong is the address, or what stands after its question mark. */
function readOnly(told: ErrorAnswer): ErrorAnswer {
  const { error } = told.body;
  if (error.code !== 'INVALID_INPUT') return told;
  return { ...told, body: { error: { ...error, message: wordsOrCode('INVALID_QUESTION') } } };
}

/** `isRead`: the request asked for something and would have stored nothing. */
export function answerTo(error: unknown, { id: requestId, isRead }: Asked): ErrorAnswer {
  if (error instanceof AppError) {
    const told = answer(STATUS_OF[error.code], error.code, requestId, error.problems);
    return isRead ? readOnly(told) : told;
  }
  const status = error instanceof HttpException ? error.getStatus() : clientStatus(error);
  if (status !== null && status < 500) return answer(status, codeOfStatus(status), requestId, []);
  return { ...answer(500, 'FAULT', requestId, []), fault: error };
}
