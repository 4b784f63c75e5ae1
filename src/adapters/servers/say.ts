/** Where progress goes: one finished line at a time, already in both languages. */
export type Say = (line: string) => void;

/** Environment variables as a caller (a root) hands them in; nothing here reads the process's own. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A refusal a person can act on: English and Chinese, no stack wanted. */
export class ServerError extends Error {}

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
