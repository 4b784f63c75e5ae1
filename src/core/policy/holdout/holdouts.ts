import type { Purpose } from '../../customer/consent.js';

/** How decisions for a standing component control differ: one part of the decision is left out, so that its worth shows. */
export const VARIANTS = ['random', 'no-levers', 'eligibility-only'] as const;
export type Variant = (typeof VARIANTS)[number];

/** In force from an instant until another, which is excluded; the last has no end. Business time. */
type InForce = { readonly version: string; readonly from: Date; readonly until?: Date };

/** Per cent of all units. */
export type GlobalVersion = InForce & { readonly sharePct: number };
export type ComponentVersion = InForce & { readonly sharesPct: { readonly [V in Variant]: number } };

/** When a sample ratio is too far from plan (methods.md section 4): p below the marks; fewer expected than `exactBelow` in a cell asks for an exact test. */
export type SampleRatioMarks = {
  readonly blocksBelow: number;
  readonly warnsBelow: number;
  readonly exactBelow: number;
};

/**
 * `rules/holdouts.json`, as read: who is kept out of what, now and before. Versions that were in force stay in the file,
 * so that everybody's arm at any instant can be worked out again.
 */
export type Holdouts = {
  /** Purposes that reach units of the never-rotated and the global control too. */
  readonly exempt: readonly Purpose[];
  readonly neverRotated: { readonly version: string; readonly sharePct: number };
  readonly global: readonly GlobalVersion[];
  readonly components: readonly ComponentVersion[];
  readonly sampleRatio: SampleRatioMarks;
};

/** Nobody is kept out, and everything is decided as usual. */
export const NO_HOLDOUTS: Holdouts = {
  exempt: [],
  neverRotated: { version: '1', sharePct: 0 },
  global: [],
  components: [],
  sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
};

/** The version in force at an instant; null before the first. Half-open: at `until` the next holds. */
export function versionAt<V extends InForce>(versions: readonly V[], at: Date): V | null {
  return versions.find(({ from, until }) => from <= at && (until === undefined || at < until)) ?? null;
}
