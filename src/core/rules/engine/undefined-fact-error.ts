/** A condition asked for a fact that nobody gave, and `allowUndefinedFacts` is off. Rejects the whole run. */
export class UndefinedFactError extends Error {
  readonly code = 'UNDEFINED_FACT';
}
