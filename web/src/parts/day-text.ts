const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const TIME = /^(\d{1,2}):(\d{2})$/;

const two = (digits: string | undefined = '') => digits.padStart(2, '0');

/** A day of the calendar as `2026-01-31`, also from `2026/1/31` and `2026.1.31`; null for what is none. */
export function readDay(text: string): string | null {
  const [, year, month, day] =
    DAY.exec(
      text
        .trim()
        .replaceAll(/[/.年月]/g, '-')
        .replace(/日$/, ''),
    ) ?? [];
  if (year === undefined) return null;
  const found = `${year}-${two(month)}-${two(day)}`;
  const at = new Date(`${found}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(found) ? found : null;
}

/** A day and a time of a clock as `2026-01-31T09:30`; null for what is none. */
export function readLocalTime(text: string): string | null {
  const [first = '', second = '', ...more] = text.trim().split(/[T\s]+/);
  const [day, [, hour, minute] = []] = [readDay(first), TIME.exec(second) ?? []];
  if (day === null || hour === undefined || more.length > 0 || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${day}T${two(hour)}:${minute}`;
}

/** Digits alone get their dashes as they are typed; nothing is put back while somebody deletes. */
export function withDashes(text: string, before: string): string {
  if (text.length <= before.length || !/^\d{4}(-?\d{2})?$/.test(text)) return text;
  const digits = text.replaceAll('-', '');
  return digits.length === 4 ? `${digits}-` : `${digits.slice(0, 4)}-${digits.slice(4)}-`;
}
