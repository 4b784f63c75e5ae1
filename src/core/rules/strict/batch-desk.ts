import type { Loose } from '../engine/types.js';
import { cacheKeyOf } from '../engine/values/cache-key.js';
import type { Facts } from '../row/fact-reader.js';
import type { BatchedFact, FactQuestion } from './compile-options.js';
import type { Question } from './strict-rule.js';

type Answers = Map<string, Promise<Loose>>;

/**
 * Where the questions of many customers to batched facts are gathered, each once, and put together: one call a fact.
 * What nobody foresaw is asked when it comes, in a call of its own.
 */
export class BatchDesk {
  private readonly gathered = new Map<string, FactQuestion[]>();
  private readonly answers = new Map<Facts, Answers>();

  constructor(private readonly batched: ReadonlyMap<string, BatchedFact>) {}

  foresee({ fact, params }: Question, facts: Facts): void {
    const known = this.of(facts);
    const key = cacheKeyOf([fact, params]);
    if (known.has(key)) return;
    // Held until the questions are put; nobody can ask before.
    known.set(key, Promise.resolve());
    const questions = this.gathered.get(fact) ?? [];
    questions.push(Object.freeze({ params, facts }));
    this.gathered.set(fact, questions);
  }

  /** Asks what was gathered. The answers are promises; nothing is thrown here. */
  put(): void {
    for (const [fact, questions] of this.gathered) this.ask(fact, questions);
    this.gathered.clear();
  }

  value({ fact, params }: Question, facts: Facts): Promise<Loose> {
    const key = cacheKeyOf([fact, params]);
    if (!this.of(facts).has(key)) this.ask(fact, [Object.freeze({ params, facts })]);
    return this.of(facts).get(key) as Promise<Loose>;
  }

  private of(facts: Facts): Answers {
    const known = this.answers.get(facts) ?? new Map<string, Promise<Loose>>();
    this.answers.set(facts, known);
    return known;
  }

  private ask(fact: string, questions: readonly FactQuestion[]): void {
    // The list is the desk's: a batched fact that changed it would change whose answer is whose.
    const values = this.answered(fact, Object.freeze([...questions]));
    for (const [at, { params, facts }] of questions.entries()) {
      const value = values.then((all) => {
        if (all[at] instanceof Error) throw all[at];
        return all[at];
      });
      // Whoever needs it waits for it; a rule that is decided without it does not.
      value.catch(() => undefined);
      this.of(facts).set(cacheKeyOf([fact, params]), value);
    }
  }

  private async answered(fact: string, questions: readonly FactQuestion[]): Promise<readonly Loose[]> {
    const values = await (this.batched.get(fact) as BatchedFact)(questions);
    if (Array.isArray(values) && values.length === questions.length) return values;
    const given = Array.isArray(values) ? `${values.length} values` : 'no list';
    throw new Error(`Batched fact ${fact}: ${given} for ${questions.length} questions`);
  }
}
