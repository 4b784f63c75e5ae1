/** Lower-case words with single hyphens: an id is part of URLs, file names and stored keys. */
export const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Characters of an id. */
export const ID_LENGTH = 64;

export function isPlainId(value: unknown): value is string {
  return typeof value === 'string' && value.length <= ID_LENGTH && KEBAB_CASE.test(value);
}
