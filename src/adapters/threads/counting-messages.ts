import type { Problem } from '../../core/kit/problem.js';
import { AppError, type AppErrorCode } from '../../flows/errors.js';

/** What a thread is told: to run a flow, by name, or to give up the one of an id. */
export type ToThread =
  | { readonly kind: 'run'; readonly id: number; readonly flow: string; readonly question: unknown }
  | { readonly kind: 'give-up'; readonly id: number };

/** What a flow refused, as it goes between threads: a class does not. */
export type Refused = { readonly code: AppErrorCode; readonly message: string; readonly problems: readonly Problem[] };

/** A fault, for the log. */
export type Fault = { readonly message: string; readonly stack?: string | undefined };

export type FromThread =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly id: number; readonly refused: Refused }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'given-up'; readonly id: number };

export function refusedOf({ code, message, problems }: AppError): Refused {
  return { code, message, problems };
}

export function faultOf({ message, stack }: Fault): Error {
  const error = new Error(message);
  // Where it was thrown, not where it was heard of.
  if (stack !== undefined) error.stack = stack;
  return error;
}

export function errorOf({ code, message, problems }: Refused): AppError {
  return new AppError(code, message, problems);
}
