import { daysBetween } from '../../kit/day.js';
import { dayIn } from '../../kit/zone.js';
import {
  type Counters,
  type CustomerEvent,
  type DayCount,
  EVENT_KINDS,
  type EventCounting,
  type EventKind,
  type Matter,
} from '../customer-event.js';

type Matters = NonNullable<Counters['matters']>;

const NO_MATTERS: Matters = { complaints: [], incidents: [] };

/** Where counting begins. */
export const NO_COUNTERS: Counters = {
  days: {},
  last: {},
  scores: {},
  open: { complaints: [], incidents: [] },
  matters: NO_MATTERS,
};

type Score = Counters['scores'][string];
type MatterKind = keyof Matters;

const MATTERS: { readonly [K in EventKind]?: readonly [MatterKind, boolean] } = {
  'complaint-opened': ['complaints', true],
  'complaint-closed': ['complaints', false],
  'network-incident-opened': ['incidents', true],
  'network-incident-closed': ['incidents', false],
};

/** Surveys that do not say which they are, are one. */
const UNNAMED_SURVEY = 'survey';

function countersOf({ id, kind, at, amount = 0, score, about }: CustomerEvent, zone: string): Counters {
  const matter = MATTERS[kind];
  return {
    ...NO_COUNTERS,
    days: { [kind]: [{ day: dayIn(zone, at), count: 1, sum: amount }] },
    last: { [kind]: at },
    scores: score === undefined ? {} : { [about ?? UNNAMED_SURVEY]: { score, at } },
    matters: matter ? { ...NO_MATTERS, [matter[0]]: [{ key: about ?? id, at, open: matter[1] }] } : NO_MATTERS,
  };
}

function addDays(left: readonly DayCount[], right: readonly DayCount[], kept: number): readonly DayCount[] {
  const days = new Map(left.map((one) => [one.day, one]));
  for (const { day, count, sum } of right) {
    const before = days.get(day);
    days.set(day, before ? { day, count: before.count + count, sum: before.sum + sum } : { day, count, sum });
  }
  const ordered = [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const newest = ordered.at(-1)?.day ?? '';
  return ordered.filter(({ day }) => daysBetween(day, newest) < kept);
}

/** Of two words of one instant the closing counts. */
function newerMatter(a: Matter, b: Matter): Matter {
  if (a.at.getTime() === b.at.getTime()) return a.open ? b : a;
  return a.at > b.at ? a : b;
}

function addMatters(left: readonly Matter[], right: readonly Matter[]): readonly Matter[] {
  const matters = new Map(left.map((one) => [one.key, one]));
  for (const one of right) {
    const before = matters.get(one.key);
    matters.set(one.key, before ? newerMatter(before, one) : one);
  }
  return [...matters.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Of two scores of one instant the lower counts: nobody is called content by an accident of order. */
function newerScore(a: Score, b: Score): Score {
  if (a.at.getTime() === b.at.getTime()) return a.score < b.score ? a : b;
  return a.at > b.at ? a : b;
}

function addScores(left: Counters['scores'], right: Counters['scores']): Counters['scores'] {
  const scores = { ...left };
  for (const [name, score] of Object.entries(right)) {
    const before = Object.hasOwn(scores, name) ? scores[name] : undefined;
    scores[name] = before ? newerScore(before, score) : score;
  }
  return Object.fromEntries(Object.entries(scores).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Counters that came from elsewhere may only say what is open: it is since the newest opening. */
function mattersOf({ matters, open, last }: Counters): Matters {
  const openSince = (keys: readonly string[], at = new Date(0)) => keys.map((key): Matter => ({ key, at, open: true }));
  return (
    matters ?? {
      complaints: openSince(open.complaints, last['complaint-opened']),
      incidents: openSince(open.incidents, last['network-incident-opened']),
    }
  );
}

const openOf = (matters: readonly Matter[]) => matters.filter(({ open }) => open).map(({ key }) => key);

/**
 * Counters of two parts of one history. Whatever the order and however the history is cut, the same come out: days add
 * up, of instants the newest stays, and a day too old for its kind's window goes for good.
 */
export function addCounters(left: Counters, right: Counters, { keptDays }: EventCounting): Counters {
  const days: { [K in EventKind]?: readonly DayCount[] } = {};
  const last: { [K in EventKind]?: Date } = {};
  for (const kind of EVENT_KINDS) {
    const [a, b] = [left.last[kind], right.last[kind]];
    if (a === undefined && b === undefined) continue;
    last[kind] = new Date(Math.max(a?.getTime() ?? -Infinity, b?.getTime() ?? -Infinity));
    days[kind] = addDays(left.days[kind] ?? [], right.days[kind] ?? [], keptDays[kind]);
  }
  const [lefts, rights] = [mattersOf(left), mattersOf(right)];
  const complaints = addMatters(lefts.complaints, rights.complaints);
  const incidents = addMatters(lefts.incidents, rights.incidents);
  return {
    days,
    last,
    scores: addScores(left.scores, right.scores),
    open: { complaints: openOf(complaints), incidents: openOf(incidents) },
    matters: { complaints, incidents },
  };
}

/** Of several events of one kind the days are gathered first: adding up is dearer than counting. */
function gathered(kind: EventKind, events: readonly CustomerEvent[], zone: string): Counters {
  const days = new Map<string, DayCount>();
  let newest = Number.NEGATIVE_INFINITY;
  for (const { at, amount = 0 } of events) {
    const day = dayIn(zone, at);
    const before = days.get(day);
    days.set(day, { day, count: (before?.count ?? 0) + 1, sum: (before?.sum ?? 0) + amount });
    newest = Math.max(newest, at.getTime());
  }
  return { ...NO_COUNTERS, days: { [kind]: [...days.values()] }, last: { [kind]: new Date(newest) } };
}

/** The counters after some events, in any order. That each is counted once only is the store's to see to. */
export function countEvents(counters: Counters, events: readonly CustomerEvent[], counting: EventCounting): Counters {
  const plain = new Map<EventKind, CustomerEvent[]>();
  let sum = counters;
  for (const event of events) {
    if (event.score !== undefined || MATTERS[event.kind] !== undefined) {
      sum = addCounters(sum, countersOf(event, counting.zone), counting);
      continue;
    }
    const same = plain.get(event.kind);
    if (same === undefined) plain.set(event.kind, [event]);
    else same.push(event);
  }
  for (const [kind, same] of plain) sum = addCounters(sum, gathered(kind, same, counting.zone), counting);
  return sum;
}

/** The counters after one event. */
export function countEvent(counters: Counters, event: CustomerEvent, counting: EventCounting): Counters {
  return countEvents(counters, [event], counting);
}
