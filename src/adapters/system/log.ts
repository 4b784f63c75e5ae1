import type { LoggerService } from '@nestjs/common';
import { type DestinationStream, type Logger, pino } from 'pino';

/**
 * An error without the documents drivers attach to it: they hold what was to be written.
 * Messages stay; identifying fields are encrypted before they come near a driver.
 */
function errorFields(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack,
    ...(error.cause === undefined ? {} : { cause: errorFields(error.cause) }),
  };
}

/** JSON lines, on standard output unless told otherwise. Requests are never logged whole: no header, no body, no query, no path value. */
export function processLog(
  name: 'api' | 'worker' | 'sinks',
  level: string,
  to: DestinationStream = pino.destination(1),
): Logger {
  const options = {
    level,
    base: { process: name },
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: errorFields, req: () => undefined, res: () => undefined },
    redact: { paths: ['password', '*.password', 'token', '*.token', '*.authorization'], remove: true },
  };
  return pino(options, to);
}

/** Nest's own words through the same log. */
export class NestLog implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log(message: unknown, ...rest: readonly unknown[]): void {
    this.pino.debug({ context: rest.at(-1) }, String(message));
  }
  warn(message: unknown, ...rest: readonly unknown[]): void {
    this.pino.warn({ context: rest.at(-1) }, String(message));
  }
  error(message: unknown, ...rest: readonly unknown[]): void {
    const err = message instanceof Error ? message : new Error(String(message));
    this.pino.error({ err, context: rest.at(-1) }, 'nest');
  }
  fatal(message: unknown, ...rest: readonly unknown[]): void {
    this.error(message, ...rest);
  }
}
