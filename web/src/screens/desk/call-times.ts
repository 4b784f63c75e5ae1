const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const STEP_MS = 5 * MINUTE_MS;

/** What a clock in the zone shows, as `YYYY-MM-DDTHH:mm`. */
export function localTime(instant: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const asUtc = (local: string) => (LOCAL.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN);

/** The instant at which a clock in the zone shows this; null for what is no time. Where clocks are put forward, an hour later. */
export function instantOf(local: string, zone: string): Date | null {
  const shown = asUtc(local);
  if (Number.isNaN(shown)) return null;
  const offsetAt = (instant: number) => asUtc(localTime(new Date(instant), zone)) - instant;
  const first = shown - offsetAt(shown);
  return new Date(shown - offsetAt(first));
}

export type CallTime = { readonly key: 'hour' | 'evening' | 'tomorrow' | 'threeDays' | 'week'; readonly at: Date };

/** When people say they would like to be called, in the operator's zone: what is left of today, and mornings to come. */
export function callTimes(now: Date, zone: string): readonly CallTime[] {
  const inAnHour = new Date(Math.ceil((now.getTime() + 60 * MINUTE_MS) / STEP_MS) * STEP_MS);
  const onDay = (days: number, time: string) => {
    const day = localTime(new Date(now.getTime() + days * DAY_MS), zone).slice(0, 10);
    return instantOf(`${day}T${time}`, zone);
  };
  const wishes: readonly (readonly [CallTime['key'], Date | null])[] = [
    ['hour', inAnHour],
    ['evening', onDay(0, '18:30')],
    ['tomorrow', onDay(1, '10:00')],
    ['threeDays', onDay(3, '10:00')],
    ['week', onDay(7, '10:00')],
  ];
  return wishes.flatMap(([key, at]) => (at === null || (key === 'evening' && at <= inAnHour) ? [] : [{ key, at }]));
}
