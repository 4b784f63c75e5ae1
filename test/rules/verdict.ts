import type { Engine } from '../../src/core/rules/engine/engine.js';
import type { EngineResult } from '../../src/core/rules/engine/engine-run.js';
import type { RuleResult } from '../../src/core/rules/engine/rule-result.js';

/** What came out of a run, in words that can be compared: nothing is lost, not even undefined, -0 or a promise. */
export type Verdict =
  | {
      readonly results: readonly Said[];
      readonly failureResults: readonly Said[];
      readonly events: readonly string[];
      readonly failureEvents: readonly string[];
    }
  | { readonly rejected: string };

type Said = { readonly priority: number; readonly text: string };

const TAGS = new Map<string, (value: never) => string>([
  ['Date', (value: Date) => `Date(${value.getTime()})`],
  ['Promise', () => 'Promise'],
  ['RegExp', (value: RegExp) => String(value)],
]);

function wordsOfObject(value: object, seen: readonly object[]): string {
  if (seen.includes(value)) return `circle ${seen.indexOf(value)}`;
  const tag = TAGS.get(Object.prototype.toString.call(value).slice(8, -1));
  if (tag !== undefined) return tag(value as never);
  const inside = [...seen, value];
  if (Array.isArray(value)) return `[${Array.from(value, (part) => wordsOf(part, inside))}]`;
  return `{${Object.keys(value).map((key) => `${key}: ${wordsOf((value as Record<string, unknown>)[key], inside)}`)}}`;
}

/** A text that tells apart all that a program could: types, -0, NaN, keys that are there and undefined. */
export function wordsOf(value: unknown, seen: readonly object[] = []): string {
  if (typeof value === 'object' && value !== null) return wordsOfObject(value, seen);
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'function') return 'function';
  return Object.is(value, -0) ? '-0' : `${String(value)}${typeof value === 'bigint' ? 'n' : ''}`;
}

export function faultOf(error: unknown): string {
  if (!(error instanceof Error || Object.prototype.toString.call(error) === '[object Error]')) return wordsOf(error);
  const { name, message, code } = error as Error & { code?: string };
  return `${name} ${code ?? ''}: ${message}`;
}

function jsonOf(result: RuleResult): string {
  try {
    return result.toJSON();
  } catch (error) {
    return faultOf(error);
  }
}

/** Completion order inside a priority is nobody's promise: there, results are a set; across priorities, a list. */
export function inPriorityOrder(said: readonly Said[]): readonly Said[] {
  const runs: Said[][] = [];
  for (const one of said) {
    const last = runs.at(-1);
    if (last?.[0]?.priority === one.priority) last.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => run.sort((a, b) => (a.text < b.text ? -1 : 1)));
}

const saidOf = (result: RuleResult): Said => ({
  priority: result.priority,
  text: `${wordsOf({ ...result })} ${jsonOf(result)}`,
});

export function verdictOf(run: EngineResult): Verdict {
  const eventsOf = (results: readonly RuleResult[], events: readonly unknown[]) =>
    inPriorityOrder(events.map((event, at) => ({ priority: results[at]?.priority ?? 0, text: wordsOf(event) })));
  return {
    results: inPriorityOrder(run.results.map(saidOf)),
    failureResults: inPriorityOrder(run.failureResults.map(saidOf)),
    events: eventsOf(run.results, run.events).map(({ text }) => text),
    failureEvents: eventsOf(run.failureResults, run.failureEvents).map(({ text }) => text),
  };
}

/** Runs and waits; a fault, thrown or rejected, is a verdict too. */
export async function judged(engine: Engine, ...run: Parameters<Engine['run']>): Promise<Verdict> {
  try {
    return verdictOf(await engine.run(...run));
  } catch (error) {
    return { rejected: faultOf(error) };
  }
}
