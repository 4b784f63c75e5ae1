import { REFERENCE } from '../../src/core/rules/reference.js';
import type * as OURS from '../../src/rules.js';
import { faultOf, type Verdict, verdictOf } from './verdict.js';

export type Rejected = { readonly rejected: string };

/** json-rules-engine, told what a compiled set is told. */
export function referenceOf(options: OURS.CompileOptions, rules: readonly OURS.RuleDocument[]): OURS.Engine {
  const { facts = {}, conditions = {}, operators = [], decorators = [], ...policy } = options;
  const engine = new REFERENCE.Engine([], policy);
  for (const one of operators) engine.addOperator(one);
  for (const one of decorators) engine.addOperatorDecorator(one);
  for (const [name, one] of Object.entries(conditions)) engine.setCondition(name, one);
  for (const [id, one] of Object.entries(facts)) {
    if (typeof one === 'function') engine.addFact(id, one);
    else engine.addFact(one);
  }
  for (const one of rules) engine.addRule(one);
  return engine;
}

export const settled = async <T, V>(asked: Promise<T>, said: (value: T) => V): Promise<V | Rejected> =>
  asked.then(said, (error) => ({ rejected: faultOf(error) }));

export const namesOf = (found: readonly { name?: unknown }[]) => found.map(({ name }) => String(name)).sort();
const bare = (results: OURS.RunResult['results']) =>
  results.map((one) => {
    const { conditions, event, priority, name, result } = one;
    // `toJSON` stands beside what is compared, as it does on a class.
    return Object.defineProperty({ conditions, event, priority, name, result }, 'toJSON', {
      value: () => one.toJSON(),
    });
  });
/** A run of a compiled set in the words of an engine's. */
export const told = (run: OURS.RunResult): Verdict =>
  verdictOf({
    results: bare(run.results),
    failureResults: bare(run.failureResults),
    events: run.events,
    failureEvents: run.failureEvents,
  } as never);

type Given = { readonly options: OURS.CompileOptions; readonly rules: readonly OURS.RuleDocument[] };

/** Every question that a rule, a shared condition or an event asks, as a rule of its own. */
function questionsIn(json: unknown): readonly object[] {
  if (typeof json !== 'object' || json === null) return [];
  const { fact, operator, condition } = json as Record<string, unknown>;
  const reads = { fact, operator: 'equal', value: 0, ...json };
  const asked = operator === undefined ? [reads] : [reads, { ...reads, operator: 'equal' }];
  const own = fact === undefined ? (condition === undefined ? [] : [{ condition }]) : asked;
  return [...own, ...Object.values(json).flatMap(questionsIn)];
}

/** A fault of the language itself names the variable that each implementation happens to have. */
const bareFault = ({ rejected }: Rejected): string => rejected.replace(/\w+(?=\.\w+ is not a function$)/, 'it');

/** What json-rules-engine rejects with when it is asked the questions of these rules one by one. */
async function faultsOf({ options, rules }: Given, facts: Record<string, unknown>): Promise<ReadonlySet<string>> {
  const faults = new Set<string>();
  for (const question of questionsIn([rules, options.conditions])) {
    const rule = { conditions: { all: [question] }, event: { type: 'x' } };
    const run = async () => referenceOf(options, [rule as OURS.RuleDocument]).run(facts);
    const said = await settled(run(), () => null);
    if (said !== null) faults.add(bareFault(said));
    await quiet();
  }
  return faults;
}

/**
 * Whether the answers are the same. Of several faults in one priority either may be heard first, so that a fault other
 * than the judge's is the same as long as some question of the rules gives it.
 */
export async function agree(
  ours: unknown,
  judge: unknown,
  given: Given,
  facts: Record<string, unknown>,
): Promise<boolean> {
  if (JSON.stringify(ours) === JSON.stringify(judge)) return true;
  if (!isRejected(ours) || !isRejected(judge)) return false;
  return bareFault(ours) === bareFault(judge) || (await faultsOf(given, facts)).has(bareFault(ours));
}

const isRejected = (said: unknown): said is Rejected => typeof said === 'object' && said !== null && 'rejected' in said;

/** What is still under way ends before this: no fact waits for more than promises. */
export const quiet = () => new Promise((resolve) => setImmediate(resolve));

/** One customer's part of a batch, as `settled` says it. */
export function batchSaid<T, V>(one: PromiseSettledResult<T> | undefined, said: (value: T) => V): V | Rejected {
  if (one === undefined) return { rejected: 'lost' };
  return one.status === 'fulfilled' ? said(one.value) : { rejected: faultOf(one.reason) };
}
