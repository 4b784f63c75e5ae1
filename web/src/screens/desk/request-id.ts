const BYTES = 16;

/** An id of an asking. By random bytes: the browser's own maker of ids is not there on a page of plain http. */
export function newRequest(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `desk-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
