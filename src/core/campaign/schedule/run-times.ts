import { FoundProblems } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { instantOf, wallTimeOf } from '../../kit/zone.js';

/**
 * When the campaigns that run by themselves do: at `nightlyAt` of the operator's clock. A night that nobody was there for is
 * caught up for `catchUpHours`, later it is passed over: what was meant for the night is not sent in the afternoon.
 */
export type RunTimes = { readonly nightlyAt: string; readonly catchUpHours: number };

const TIME = /^(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d)$/;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

function checkTime(found: FoundProblems, json: unknown): void {
  if (typeof json !== 'string') found.wrongType('$.nightlyAt', 'string', json);
  else if (!TIME.test(json)) found.add('$.nightlyAt', 'RUN_TIME_BAD', { found: json });
}

function checkHours(found: FoundProblems, json: unknown): void {
  if (typeof json !== 'number') found.wrongType('$.catchUpHours', 'number', json);
  else if (!(json > 0 && json <= 24)) found.add('$.catchUpHours', 'RUN_CATCH_UP_BAD', { found: json });
}

/** Reads `rules/policy/runs.json`, naming everything that is wrong with it at its JSON path. */
export function readRunTimes(json: unknown): Read<RunTimes> {
  const found = new FoundProblems();
  const { nightlyAt, catchUpHours } = found.object(json, '$', ['nightlyAt', 'catchUpHours']) ?? {};
  if (nightlyAt !== undefined) checkTime(found, nightlyAt);
  if (catchUpHours !== undefined) checkHours(found, catchUpHours);
  return found.result(json as RunTimes);
}

/** The night's instant that is due: the newest that has come, unless it is too long ago. Of several missed it is the only one. */
export function nightDue({ nightlyAt, catchUpHours }: RunTimes, zone: string, now: Date): Date | null {
  const { hour, minute } = TIME.exec(nightlyAt)?.groups ?? {};
  const wall = wallTimeOf(now, zone);
  const today = wall - (((wall % DAY_MS) + DAY_MS) % DAY_MS) + (Number(hour) * 60 + Number(minute)) * 60_000;
  const nights = [today, today - DAY_MS].map((at) => instantOf(at, zone, 'earlier'));
  const newest = nights.find((at) => at <= now);
  return newest && now.getTime() - newest.getTime() <= catchUpHours * HOUR_MS ? newest : null;
}
