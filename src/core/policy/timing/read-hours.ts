import { CHANNELS, PURPOSES } from '../../customer/consent.js';
import { type FoundProblems, pathTo } from '../../kit/found-problems.js';
import { items, listOf } from '../read-lists.js';
import type { ContactHours } from './hours.js';
import { weekFor } from './quiet-hours.js';
import { commonOf, midnightHoles, minuteOf, type Week, WHOLE_WEEK } from './week.js';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7];

function checkTime(found: FoundProblems, json: unknown, path: string, midnightEnds: boolean): void {
  if (typeof json !== 'string') found.wrongType(path, 'string', json);
  else if (Number.isNaN(minuteOf(json)) || (json === '24:00' && !midnightEnds)) {
    found.add(path, 'POLICY_TIME_BAD', { found: json });
  }
}

function checkStretch(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['days', 'from', 'to']);
  if (!fields) return;
  listOf(found, fields.days, pathTo(path, 'days'), WEEKDAYS);
  checkTime(found, fields.from, pathTo(path, 'from'), false);
  checkTime(found, fields.to, pathTo(path, 'to'), true);
  if (typeof fields.from === 'string' && fields.from === fields.to) {
    found.add(pathTo(path, 'to'), 'POLICY_HOURS_EMPTY', { from: fields.from });
  }
}

/** Hours of channels and purposes: allowed or quiet, one of the two. */
export function checkHours(found: FoundProblems, json: unknown, path: string): void {
  const fields = found.object(json, path, ['channels', 'purposes'], ['allowed', 'quiet', 'fromMidnight']);
  if (!fields) return;
  listOf(found, fields.channels, pathTo(path, 'channels'), CHANNELS);
  listOf(found, fields.purposes, pathTo(path, 'purposes'), PURPOSES);
  const said = (['allowed', 'quiet'] as const).filter((name) => fields[name] !== undefined);
  if (said.length !== 1) found.add(path, 'POLICY_ALLOWED_OR_QUIET');
  for (const name of said) {
    items(found, fields[name], pathTo(path, name), (item, at) => checkStretch(found, item, at));
  }
  if (fields.fromMidnight !== undefined && typeof fields.fromMidnight !== 'boolean') {
    found.wrongType(pathTo(path, 'fromMidnight'), 'boolean', fields.fromMidnight);
  }
}

type Checked = {
  readonly path: string;
  readonly hours: readonly ContactHours[];
  readonly law?: readonly ContactHours[];
};

function checkWeek(
  found: FoundProblems,
  path: string,
  week: Week,
  of: Readonly<Record<string, string>>,
  meant: boolean,
) {
  if (week.length === 0) found.add(path, 'POLICY_HOURS_NEVER', of);
  const holes = meant ? [] : midnightHoles(week);
  if (holes.length > 0) found.add(path, 'POLICY_HOURS_MIDNIGHT', { ...of, days: holes.join(', ') });
}

/**
 * Lint of whole weeks, once every entry is in order: hours that never come (an impossible quiet window), and hours that
 * begin at midnight after a quiet evening, where two windows left a hole (methods.md section 18, trap 6). `law` narrows them.
 */
export function checkCoverage(found: FoundProblems, { path, hours, law = [] }: Checked): void {
  for (const channel of CHANNELS) {
    for (const purpose of PURPOSES) {
      const own = weekFor(hours, channel, purpose);
      if (own === null) continue;
      const both = commonOf(own, weekFor(law, channel, purpose) ?? WHOLE_WEEK);
      const meant = [...hours, ...law].some(
        ({ channels, purposes, fromMidnight }) =>
          fromMidnight === true && channels.includes(channel) && purposes.includes(purpose),
      );
      checkWeek(found, path, both, { channel, purpose }, meant);
    }
  }
}

/** A channel and purpose that no entry speaks of could never be used: a hole somebody forgot. */
export function checkAllNamed(found: FoundProblems, hours: readonly ContactHours[], path: string): void {
  for (const channel of CHANNELS) {
    for (const purpose of PURPOSES) {
      if (weekFor(hours, channel, purpose) === null) found.add(path, 'POLICY_HOURS_HOLE', { channel, purpose });
    }
  }
}
