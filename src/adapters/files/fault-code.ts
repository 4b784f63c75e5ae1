/** `ENOENT`, `EEXIST` ... of what the file system throws. */
export function faultCodeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
