import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerTo } from './errors/error-answer.js';

const READS: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The one place where an error becomes an answer. A fault is logged under the id its caller is given. */
@Catch()
export class AppErrorFilter implements ExceptionFilter {
  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, body, retryAfter, fault } = answerTo(error, {
      id: request.id,
      isRead: READS.has(request.method),
    });
    if (fault !== null) request.log.error({ err: fault }, 'fault');
    if (reply.sent) return;
    if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
    if (status === 401) reply.header('www-authenticate', 'Bearer');
    await reply.status(status).type('application/json; charset=utf-8').send(body);
  }
}
