import { type ArmRange, shareOf } from '../policy/holdout/arm-ranges.js';
import type { SampleRatioMarks } from '../policy/holdout/holdouts.js';
import type { AssignmentRow } from './assignment.js';
import { type SampleRatio, sampleRatio } from './srm.js';

/** Units of one arm of one draw, each counted once however often it was assigned. */
export type ArmUnits = ArmRange &
  Pick<AssignmentRow, 'layer' | 'salt' | 'arm' | 'variant'> & { readonly units: number };

/** One draw with its arms, and whether they came out as planned; null: it does not split units between the two arms. */
export type DrawHealth = Pick<AssignmentRow, 'layer' | 'salt'> & {
  readonly arms: readonly (ArmRange & Pick<ArmUnits, 'arm' | 'variant' | 'units'> & { readonly share: number })[];
  readonly test: SampleRatio | null;
};

const boundOf = ({ arm, from, to }: ArmUnits) => (arm === 'control' ? to : from);

/** Control below a bound and treated above it; a share that was changed (a ramp) has moved the bound, and begun a phase. */
function phasesOf(arms: readonly ArmUnits[]) {
  const bounds = [...new Set(arms.map(boundOf))].filter((bound) => bound > 0);
  return bounds.map((bound) => {
    const control = shareOf({ from: 0, to: bound });
    const unitsOf = (arm: ArmUnits['arm']) =>
      arms.reduce((sum, one) => (one.arm === arm && boundOf(one) === bound ? sum + one.units : sum), 0);
    return { observed: [unitsOf('control'), unitsOf('treated')], shares: [control, 1 - control] };
  });
}

/**
 * The draws of a campaign as they came out (methods.md section 4), on units as assigned. Asked at any time this is a look in
 * between: it warns, at the mark divided by how many draws are looked at, and blocks nothing.
 */
export function drawRatios(counts: readonly ArmUnits[], marks: SampleRatioMarks): readonly DrawHealth[] {
  const draws = [...Map.groupBy(counts, ({ salt }) => salt)].map(([salt, arms]) => {
    const layer = arms[0]?.layer ?? 'campaign';
    return { layer, salt, arms, phases: layer === 'campaign' ? phasesOf(arms) : [] };
  });
  const tests = draws.filter(({ phases }) => phases.length > 0).length;
  return draws.map(({ layer, salt, arms, phases }) => ({
    ...{ layer, salt },
    arms: arms.map(({ arm, variant, from, to, units }) => ({
      arm,
      variant,
      from,
      to,
      units,
      share: shareOf({ from, to }),
    })),
    test: phases.length === 0 ? null : sampleRatio(phases, { kind: 'interim', tests }, marks),
  }));
}
