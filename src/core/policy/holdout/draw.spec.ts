import { describe, expect, it } from '@jest/globals';
import { aHoldouts } from '../../../../test/builders/a-holdouts.js';
import { campaignDraw, drawsAt, hit } from './draw.js';

const [OLD, NEW] = [new Date('2026-08-01T00:00:00Z'), new Date('2026-11-01T00:00:00Z')];
const TURN = new Date('2026-10-01T00:00:00Z');
const holdouts = aHoldouts({
  global: [
    { version: '2026Q3', from: new Date('2026-07-01T00:00:00Z'), until: TURN, sharePct: 5 },
    { version: '2026Q4', from: TURN, sharePct: 2 },
  ],
  components: [{ version: '1', from: TURN, sharesPct: { random: 1, 'no-levers': 0.5, 'eligibility-only': 2 } }],
});

describe('a draw', () => {
  it('of a campaign takes everybody', () => {
    const draw = campaignDraw('w', '1', 10);
    expect(hit('23', draw)).toMatchObject({ bucket: 7041, arm: 'treated', from: 1_000, to: 10_000 });
    expect(hit('23', campaignDraw('w', '1', 70.42))).toMatchObject({ arm: 'control', from: 0, to: 7_042 });
    expect(hit('23', campaignDraw('w', '1', 0))).toMatchObject({ arm: 'treated', from: 0, to: 10_000 });
  });

  it('that keeps nobody hits nobody', () => {
    const [never] = drawsAt(holdouts, NEW).kept;
    expect(never && hit('23', never)).toBeNull();
  });

  it.each([
    ['before the first version', new Date(0), ['holdout:never-rotated:1:'], null],
    ['of an old version', OLD, ['holdout:never-rotated:1:', 'holdout:global:2026Q3:'], null],
    ['of the present one', NEW, ['holdout:never-rotated:1:', 'holdout:global:2026Q4:'], 'holdout:component:1:'],
  ])('is the one in force: %s', (_case, at, kept, component) => {
    const draws = drawsAt(holdouts, at);
    expect([draws.kept.map(({ salt }) => salt), draws.component?.salt ?? null]).toEqual([kept, component]);
  });

  it('of components has a slice for each, side by side', () => {
    expect(drawsAt(holdouts, NEW).component?.slices).toEqual([
      { from: 0, to: 100, arm: 'treated', variant: 'random' },
      { from: 100, to: 150, arm: 'treated', variant: 'no-levers' },
      { from: 150, to: 350, arm: 'treated', variant: 'eligibility-only' },
    ]);
  });
});
