import { bucket as bucketOf } from '../../kit/hash.js';
import { type ArmRange, armRanges, isIn, restAfter } from './arm-ranges.js';
import { type Holdouts, VARIANTS, type Variant, versionAt } from './holdouts.js';

/** Which control decided, in order of precedence: the first that hits wins. */
export type Layer = 'never-rotated' | 'global' | 'component' | 'campaign';

/** The arm of a unit for one winner, with all that it takes to work it out again. `from` and `to` are the buckets of its arm. */
export type Assignment = ArmRange & {
  readonly unit: string;
  readonly arm: 'treated' | 'control';
  readonly layer: Layer;
  /** How the decision was made, for a unit of a component control: treated all the same. */
  readonly variant: Variant | null;
  readonly salt: string;
  readonly version: string;
  readonly bucket: number;
};

type Slice = ArmRange & Pick<Assignment, 'arm' | 'variant'>;

/** One hash of a unit under one salt, and what its buckets mean. */
export type Draw = Pick<Assignment, 'layer' | 'salt' | 'version'> & { readonly slices: readonly Slice[] };

const NOBODY: ArmRange = { from: 0, to: 0 };

function control(sharePct: number): Slice {
  const [range = NOBODY] = armRanges([sharePct]);
  return { ...range, arm: 'control', variant: null };
}

/** Everybody is of a campaign's draw, control or treated. */
export function campaignDraw(campaignId: string, version: string, sharePct: number): Draw {
  const kept = control(sharePct);
  const slices: readonly Slice[] = [kept, { ...restAfter(kept), arm: 'treated', variant: null }];
  return { layer: 'campaign', salt: `campaign:${campaignId}:${version}:`, version, slices };
}

type DrawInForce = { readonly version: string; readonly from: Date; readonly until?: Date; readonly draw: Draw };
type HoldoutDraws = {
  readonly never: Draw;
  readonly global: readonly DrawInForce[];
  readonly components: readonly DrawInForce[];
};

function drawsOf({ neverRotated, global, components }: Holdouts): HoldoutDraws {
  const { version, sharePct } = neverRotated;
  const salt = (kind: string, of: string) => `holdout:${kind}:${of}:`;
  return {
    never: { layer: 'never-rotated', salt: salt('never-rotated', version), version, slices: [control(sharePct)] },
    global: global.map((one) => {
      const slices = [control(one.sharePct)];
      return { ...one, draw: { layer: 'global', salt: salt('global', one.version), version: one.version, slices } };
    }),
    components: components.map((one) => {
      const ranges = armRanges(VARIANTS.map((variant) => one.sharesPct[variant]));
      const slices = VARIANTS.map((variant, index) => ({
        ...(ranges[index] ?? NOBODY),
        arm: 'treated' as const,
        variant,
      }));
      return {
        ...one,
        draw: { layer: 'component', salt: salt('component', one.version), version: one.version, slices },
      };
    }),
  };
}

/** Worked out once a file: a run asks for millions of units. */
const known = new WeakMap<Holdouts, HoldoutDraws>();

/** The draws that hold at an instant: of those kept out of all marketing, in their order, and of component controls. */
export function drawsAt(
  holdouts: Holdouts,
  at: Date,
): { readonly kept: readonly Draw[]; readonly component: Draw | null } {
  const draws = known.get(holdouts) ?? drawsOf(holdouts);
  known.set(holdouts, draws);
  const global = versionAt(draws.global, at)?.draw;
  return {
    kept: global === undefined ? [draws.never] : [draws.never, global],
    component: versionAt(draws.components, at)?.draw ?? null,
  };
}

/** The unit's place in a draw; null where it hits nobody's slice. */
export function hit(unit: string, { layer, salt, version, slices }: Draw): Assignment | null {
  if (slices.every(({ from, to }) => from === to)) return null;
  const bucket = bucketOf(salt, unit);
  const slice = slices.find((one) => isIn(one, bucket));
  return slice === undefined ? null : { unit, layer, salt, version, bucket, ...slice };
}
