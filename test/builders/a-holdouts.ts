import type { Holdouts } from '../../src/core/policy/holdout/holdouts.js';

const NO_COMPONENTS = { random: 0, 'no-levers': 0, 'eligibility-only': 0 } as const;
const LONG_AGO = new Date('2000-01-01T00:00:00Z');

/** Nobody is kept out and every decision is made as usual, but for what a test says. */
export function aHoldouts(change: Partial<Holdouts> = {}): Holdouts {
  return {
    exempt: ['service'],
    neverRotated: { version: '1', sharePct: 0 },
    global: [{ version: '2026Q1', from: LONG_AGO, sharePct: 0 }],
    components: [{ version: '1', from: LONG_AGO, sharesPct: NO_COMPONENTS }],
    sampleRatio: { blocksBelow: 0.001, warnsBelow: 0.01, exactBelow: 10 },
    ...change,
  };
}
