import type { IncomingMessage } from 'node:http';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What is still read of a body that is refused for its size: bytes, and machine time. */
const MOST_BYTES = 256 * 1024 ** 2;
const MOST_MS = 30_000;

/**
 * Who sends too much is still sending when they are refused; unread, the connection would break before they have their
 * answer. What comes is thrown away, up to a bound.
 */
export async function hearOut({ raw }: FastifyRequest, { statusCode }: FastifyReply): Promise<void> {
  if (statusCode === 413 && !raw.complete && !raw.destroyed) await thrownAway(raw);
}

function thrownAway(body: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const end = () => {
      clearTimeout(timer);
      body.off('data', count);
      resolve();
    };
    const count = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) end();
    };
    const timer = setTimeout(end, MOST_MS);
    for (const over of ['end', 'close', 'error']) body.once(over, end);
    body.on('data', count);
    body.resume();
  });
}
