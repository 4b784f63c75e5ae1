/** What may be said of an error where its message may not: a message can name a person or carry a row. */
export type Fault = { readonly name: string; readonly code: string | null };

/** Class names and codes as libraries write them; anything longer or with blanks could be data. */
const PLAIN = /^[\w.:-]{1,64}$/;

/** The error's class and code (`ECONNRESET`, 11000), never its message. What is not plain is left out. */
export function faultOf(error: unknown): Fault {
  if (!(error instanceof Error)) return { name: typeof error, code: null };
  const code = 'code' in error ? String(error.code) : '';
  return { name: PLAIN.test(error.name) ? error.name : 'Error', code: PLAIN.test(code) ? code : null };
}
