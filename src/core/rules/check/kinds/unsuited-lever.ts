import { type Lever, unsuitedStages } from '../../../campaign/lever.js';
import { STAGE_FACT, stagesAsked } from '../../../campaign/lever-doubts.js';
import type { FactCatalogue } from '../../../facts/fact-catalogue.js';
import type { CompiledPack } from '../../program.js';
import { type Finding, findingOf } from '../finding.js';

/**
 * Rules that can match in a lifecycle stage which their lever does not suit. A rule that does not ask for the stage says
 * nothing of it, and neither does this.
 */
export function unsuitedLevers(
  packs: readonly CompiledPack[],
  levers: readonly Lever[],
  catalogue: FactCatalogue,
): readonly Finding[] {
  const known = catalogue.get(STAGE_FACT)?.values ?? [];
  return packs.flatMap(({ pack, rules }) =>
    rules.flatMap(({ rule, condition }) => {
      const { lever } = rule.event.params;
      const values = unsuitedStages(lever, stagesAsked(condition, known) ?? [], levers);
      if (values.length === 0) return [];
      const facts = [STAGE_FACT];
      const claim = { kind: 'proved', how: 'compared', facts, steps: 0, basis: 'single-facts' } as const;
      const stretch = { kind: 'values', values } as const;
      return [findingOf('lever-unsuited', { rules: [{ pack, rule: rule.id }], facts, lever, stretch, claim })];
    }),
  );
}
