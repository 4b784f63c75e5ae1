/** A report's counts that are not zero and its lists that are not empty; null if there is nothing to tell. */
export function worthTelling(report: unknown): Readonly<Record<string, unknown>> | null {
  if (typeof report !== 'object' || report === null) return null;
  const told = Object.entries(report).filter(([, value]) => (Array.isArray(value) ? value.length > 0 : value !== 0));
  return told.length === 0 ? null : Object.fromEntries(told);
}
