import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Known } from '../../core/kit/write/known.js';
import { AppError } from '../../flows/errors.js';

/** One tag. A proxy that packs answers makes it a weak one: it names what is stored all the same. */
const TAG = /^(?:W\/)?"([A-Za-z0-9-]{1,64})"$/;

function wrong(header: string): AppError {
  const problem = { path: `header.${header}`, code: 'INPUT_WRONG_FORM' };
  return new AppError('INVALID_INPUT', 'what was known cannot be read', [problem]);
}

/** What the caller says they began with, or null: they do not say. */
export const KnownBefore = createParamDecorator((_data: unknown, context: ExecutionContext): Known | null => {
  const { 'if-match': match, 'if-none-match': none } = context.switchToHttp().getRequest<FastifyRequest>().headers;
  if (none !== undefined) {
    if (none.trim() !== '*' || match !== undefined) throw wrong('if-none-match');
    return { kind: 'nothing' };
  }
  if (match === undefined) return null;
  const tag = TAG.exec(match.trim())?.[1];
  if (tag === undefined) throw wrong('if-match');
  return { kind: 'tag', tag };
});

export function tell(reply: FastifyReply, tag: string): void {
  reply.header('etag', `"${tag}"`);
}

const MATCH = 'the `ETag` of what the caller began with: what somebody else saved since is not written over (412)';
const NONE = '`*`: only where nothing is there yet (412 where something is)';

/** Who does not say what they began with writes over whatever is there. */
export function ApiKnown() {
  const header = { required: false, schema: { type: 'string' as const } };
  return applyDecorators(
    ApiHeader({ name: 'If-Match', description: MATCH, ...header }),
    ApiHeader({ name: 'If-None-Match', description: NONE, ...header }),
  );
}
