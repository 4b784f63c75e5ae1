import type { FactCatalogue } from '../facts/fact-catalogue.js';
import { ownFacts } from '../facts/reading/read-decision.js';
import { type Fields, ModelReader } from '../facts/reading/read-model.js';
import { findCovered, findUnreached } from '../facts/reading/rule-cover.js';
import { pathTo } from '../kit/found-problems.js';
import type { Read } from '../kit/problem.js';
import type { MinimumStay, StageFacts, StageModel, StagePart, StageRule, StageVerdict } from './stage-model.js';

/** Ten years: longer is no stay but a life. */
const MOST_DAYS = 3_650;

/** Names everything that is wrong; conditions may ask every fact of the catalogue but the model's own. */
export function readStageModel(json: unknown, catalogue: FactCatalogue, path = '$'): Read<StageModel> {
  const reader = new StageReader(catalogue, ownFacts(json));
  const model = reader.model(json, path);
  return reader.problems.result(model);
}

const RULE_OPTIONS = ['from', 'fromCauses', 'forDays'];
const GIVES = { stage: 'enum', cause: 'enum', basis: 'enum', missing: 'text', since: 'day', from: 'enum' } as const;

class StageReader extends ModelReader {
  private gives: StageFacts = { stage: '', cause: '', basis: '', missing: '', since: '', from: '' };

  model(json: unknown, path: string): StageModel {
    const fields = this.problems.object(json, path, ['model', 'gives', 'stay', 'parts']) ?? {};
    this.gives = this.givenFacts(fields, path);
    const parts = this.list(fields, 'parts', path).map((part, index, all) =>
      this.part(part, pathTo(pathTo(path, 'parts'), index), index === all.length - 1),
    );
    const stay = this.stay(fields, path);
    for (const stage of new Set(parts.flatMap(({ rules }) => rules.flatMap(({ from }) => from ?? [])))) {
      if ((stay.days[stage] ?? 0) < 1) this.problems.add(pathTo(path, 'stay'), 'STAY_NEEDED', { stage });
    }
    const given = parts.flatMap(({ rules, otherwise }) => [...rules, otherwise].map((one) => one?.stage ?? ''));
    const stages = this.catalogue.get(this.gives.stage)?.values ?? [];
    findUnreached(stages, given, pathTo(pathTo(path, 'gives'), 'stage'), this.problems);
    return { model: this.text(fields, 'model', path), gives: this.gives, stay, parts };
  }

  private givenFacts(fields: Fields, path: string): StageFacts {
    const names = this.inner(fields, 'gives', path, Object.keys(GIVES));
    const entries = Object.entries(GIVES).map(([name, type]) => {
      const fact = this.text(names, name, pathTo(path, 'gives'));
      this.given(fact, pathTo(pathTo(path, 'gives'), name), type);
      return [name, fact];
    });
    return Object.fromEntries(entries) as StageFacts;
  }

  private stay(fields: Fields, above: string): MinimumStay {
    const path = pathTo(above, 'stay');
    const said = this.inner(fields, 'stay', above, ['days', 'interrupts', 'held', 'kept']);
    const stages = this.catalogue.get(this.gives.stage)?.values ?? [];
    const daysPath = pathTo(path, 'days');
    const days = this.inner(said, 'days', path, [], stages);
    const read = Object.keys(days).map((stage) => [stage, this.whole(days, stage, daysPath, [0, MOST_DAYS])]);
    return {
      days: Object.fromEntries(read),
      interrupts: this.valuesOf(this.gives.stage, said, 'interrupts', path) ?? [],
      held: this.valueOf(this.gives.basis, said, 'held', path),
      kept: this.valueOf(this.gives.basis, said, 'kept', path),
    };
  }

  private part(json: unknown, path: string, last: boolean): StagePart {
    const fields = this.problems.object(json, path, ['basis', 'rules'], ['otherwise', 'when']) ?? {};
    const given = Object.hasOwn(fields, 'otherwise');
    const guarded = Object.hasOwn(fields, 'when');
    if (last && !given) this.problems.add(pathTo(path, 'otherwise'), 'LAST_PART_NEEDS_OTHERWISE');
    if (last && guarded) this.problems.add(pathTo(path, 'when'), 'LAST_PART_FOR_ALL');
    const rulesPath = pathTo(path, 'rules');
    const rules = this.list(fields, 'rules', path).map((rule, index) => this.rule(rule, pathTo(rulesPath, index)));
    const turns = rules.map(({ conditions, from, fromCauses, forDays }) => ({
      conditions,
      guard: { from, fromCauses, forDays },
    }));
    findCovered(turns, rulesPath, this.problems);
    return {
      basis: this.valueOf(this.gives.basis, fields, 'basis', path),
      when: guarded ? this.conditions(fields, path, 'when') : null,
      rules,
      otherwise: given ? this.otherwise(fields.otherwise, pathTo(path, 'otherwise')) : null,
    };
  }

  private rule(json: unknown, path: string): StageRule {
    const fields = this.problems.object(json, path, ['stage', 'cause', 'conditions'], RULE_OPTIONS) ?? {};
    const limited = Object.hasOwn(fields, 'forDays');
    return {
      ...this.verdict(fields, path),
      conditions: this.conditions(fields, path),
      from: this.valuesOf(this.gives.stage, fields, 'from', path),
      fromCauses: this.valuesOf(this.gives.cause, fields, 'fromCauses', path),
      forDays: limited ? this.whole(fields, 'forDays', path, [1, MOST_DAYS]) : null,
    };
  }

  private otherwise(json: unknown, path: string): StageVerdict {
    return this.verdict(this.problems.object(json, path, ['stage', 'cause']) ?? {}, path);
  }

  private verdict(fields: Fields, path: string): StageVerdict {
    return {
      stage: this.valueOf(this.gives.stage, fields, 'stage', path),
      cause: this.valueOf(this.gives.cause, fields, 'cause', path),
    };
  }
}
