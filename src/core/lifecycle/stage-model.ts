import type { Condition } from '../condition/condition.js';
import { readCondition } from '../condition/read-condition.js';
import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { FoundProblems, pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';

/** The facts a stage model gives. Their allowed values, in the fact file, are the stages, causes and bases there are. */
export const STAGE_FACTS = {
  stage: 'lifecycleStage',
  cause: 'lifecycleStageCause',
  basis: 'lifecycleStageBasis',
  missing: 'lifecycleStageMissing',
} as const;

export type StageVerdict = { readonly stage: string; readonly cause: string };
export type StageRule = StageVerdict & { readonly conditions: Condition };

/**
 * One way of finding the stage: the first rule that holds, else `otherwise`. `basis` says which way it was, so that a
 * stage seen in a series of months is told from one that fell back. A part without `otherwise` leaves the customer to
 * the next part; the last part has one.
 */
export type StagePart = {
  readonly basis: string;
  readonly rules: readonly StageRule[];
  readonly otherwise: StageVerdict | null;
};

/** A lifecycle model as its file declares it, read and checked. */
export type StageModel = { readonly model: string; readonly parts: readonly StagePart[] };

type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Condition = { kind: 'any', of: [] };

/** Names everything that is wrong; conditions may ask every fact of the catalogue but the model's own. */
export function readStageModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<StageModel> {
  const problems = new FoundProblems();
  const model = new Reader(catalogue, problems).model(json, path);
  return problems.result(model);
}

class Reader {
  private readonly askable: FactCatalogue;

  constructor(
    private readonly catalogue: FactCatalogue,
    private readonly problems: FoundProblems,
  ) {
    const own = new Set<string>(Object.values(STAGE_FACTS));
    this.askable = new Map([...catalogue].filter(([name]) => !own.has(name)));
  }

  model(json: unknown, path: string): StageModel {
    const fields = this.problems.object(json, path, ['model', 'parts']) ?? {};
    const parts = this.list(fields, 'parts', path).map((part, index, all) =>
      this.part(part, pathTo(pathTo(path, 'parts'), index), index === all.length - 1),
    );
    return { model: this.text(fields, 'model', path), parts };
  }

  private part(json: unknown, path: string, last: boolean): StagePart {
    const fields = this.problems.object(json, path, ['basis', 'rules'], ['otherwise']) ?? {};
    const given = Object.hasOwn(fields, 'otherwise');
    if (last && !given) this.problems.add(pathTo(path, 'otherwise'), 'LAST_PART_NEEDS_OTHERWISE');
    const rulesPath = pathTo(path, 'rules');
    return {
      basis: this.allowed(fields, 'basis', path, STAGE_FACTS.basis),
      rules: this.list(fields, 'rules', path).map((rule, index) => this.rule(rule, pathTo(rulesPath, index))),
      otherwise: given ? this.otherwise(fields.otherwise, pathTo(path, 'otherwise')) : null,
    };
  }

  private rule(json: unknown, path: string): StageRule {
    const fields = this.problems.object(json, path, ['stage', 'cause', 'conditions']) ?? {};
    return { ...this.verdict(fields, path), conditions: this.conditions(fields, path) };
  }

  private otherwise(json: unknown, path: string): StageVerdict {
    return this.verdict(this.problems.object(json, path, ['stage', 'cause']) ?? {}, path);
  }

  private verdict(fields: Fields, path: string): StageVerdict {
    return {
      stage: this.allowed(fields, 'stage', path, STAGE_FACTS.stage),
      cause: this.allowed(fields, 'cause', path, STAGE_FACTS.cause),
    };
  }

  private conditions(fields: Fields, path: string): Condition {
    if (!Object.hasOwn(fields, 'conditions')) return NOTHING;
    const read = readCondition(fields.conditions, this.askable, pathTo(path, 'conditions'), { timeless: true });
    if (read.ok) return read.value;
    for (const problem of read.problems) this.problems.add(problem.path, problem.code, problem.params);
    return NOTHING;
  }

  private list(fields: Fields, name: string, path: string): readonly unknown[] {
    if (!Object.hasOwn(fields, name)) return [];
    const list = fields[name];
    if (Array.isArray(list) && list.length > 0) return list;
    if (Array.isArray(list)) this.problems.add(pathTo(path, name), 'EMPTY_LIST');
    else this.problems.wrongType(pathTo(path, name), 'array', list);
    return [];
  }

  private text(fields: Fields, name: string, path: string): string {
    if (!Object.hasOwn(fields, name)) return '';
    const value = fields[name];
    if (typeof value === 'string' && value !== '') return value;
    this.problems.wrongType(pathTo(path, name), 'string', value);
    return '';
  }

  /** A text that is among the allowed values of one of the model's facts. */
  private allowed(fields: Fields, name: string, path: string, fact: string): string {
    const value = this.text(fields, name, path);
    const values = this.catalogue.get(fact)?.values ?? [];
    if (value !== '' && !values.includes(value)) {
      this.problems.add(pathTo(path, name), 'VALUE_NOT_ALLOWED', { value, allowed: values.join(', ') });
    }
    return value;
  }
}
