import { Engine } from 'json-rules-engine';

type Json = Readonly<Record<string, unknown>>;

type JudgeOptions = { readonly shared?: unknown; readonly allowUndefinedFacts?: boolean };

/** json-rules-engine, asked about one rule at a time: its place is its event. */
export class Judge {
  constructor(
    private readonly rules: readonly Json[],
    private readonly options: JudgeOptions = {},
  ) {}

  /** Of these rules, those that match; 'rejected' where the whole run rejects. */
  async matches(places: readonly number[], facts: Json): Promise<readonly number[] | 'rejected'> {
    const { shared, allowUndefinedFacts = true } = this.options;
    const engine = new Engine([], { allowUndefinedFacts, allowUndefinedConditions: true });
    if (shared !== undefined) engine.setCondition('shared', structuredClone(shared) as never);
    for (const place of places) {
      const rule = structuredClone(this.rules[place]) as Json;
      engine.addRule({ ...rule, event: { type: `rule ${place}` } } as never);
    }
    try {
      const { events } = await engine.run({ ...facts });
      return events.map(({ type }) => Number(type.slice(5))).sort((a, b) => a - b);
    } catch {
      return 'rejected';
    }
  }
}
