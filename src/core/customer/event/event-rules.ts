import { FoundProblems, pathTo } from '../../kit/found-problems.js';
import type { Read } from '../../kit/problem.js';
import { EVENT_KINDS, type EventCounting } from '../customer-event.js';

/**
 * `aheadHours`: how far ahead of us the clock of a system that tells events may be. `decideWithinHours`: what happened
 * longer ago is counted, and decides nothing any more.
 */
export type EventRules = {
  readonly aheadHours: number;
  readonly decideWithinHours: number;
  readonly keptDays: EventCounting['keptDays'];
};

/** Ten years: whoever asks for more asks for a report. */
const MOST_DAYS = 3_660;

/** Reads `rules/events.json`: for every kind of event how many days are kept, and how long it may decide, from 1. */
export function readEventRules(json: unknown): Read<EventRules> {
  const problems = new FoundProblems();
  const file = problems.object(json, '$', ['aheadHours', 'decideWithinHours', 'keptDays']);
  const kept = file === null ? null : problems.object(file.keptDays, '$.keptDays', EVENT_KINDS);
  const whole = (value: unknown, path: string, least: number, most: number): number => {
    if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
    if (value !== undefined) problems.add(path, 'MAPPING_NOT_IN_RANGE', { least, most });
    return least;
  };
  const keptDays = EVENT_KINDS.map(
    (kind) => [kind, whole(kept?.[kind], pathTo('$.keptDays', kind), 1, MOST_DAYS)] as const,
  );
  return problems.result({
    aheadHours: whole(file?.aheadHours, '$.aheadHours', 0, 24 * 31),
    decideWithinHours: whole(file?.decideWithinHours, '$.decideWithinHours', 1, 24 * 31),
    keptDays: Object.fromEntries(keptDays) as EventCounting['keptDays'],
  });
}
