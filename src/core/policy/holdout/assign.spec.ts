import { describe, expect, it } from '@jest/globals';
import { aHoldouts } from '../../../../test/builders/a-holdouts.js';
import { assign, UnitDraws, variantFor, type Winner } from './assign.js';
import type { Holdouts } from './holdouts.js';

const AT = new Date('2026-11-02T18:00:00Z');
const from = new Date('2000-01-01T00:00:00Z');
const SELLING: Winner = { campaignId: 'win-back', purpose: 'marketing' };
const units = Array.from({ length: 10_000 }, (_, index) => `c-${index}`);

const never = (sharePct: number): Partial<Holdouts> => ({ neverRotated: { version: '1', sharePct } });
const global = (sharePct: number, version = '2026Q1'): Partial<Holdouts> => ({ global: [{ version, from, sharePct }] });
const components = (pct: number): Partial<Holdouts> => ({
  components: [{ version: '1', from, sharesPct: { random: pct, 'no-levers': pct, 'eligibility-only': pct } }],
});
const layerOf = (unit: string, winner: Winner, holdouts: Holdouts) => {
  const { arm, layer } = assign(unit, winner, AT, holdouts);
  return `${layer} ${arm}`;
};

describe('the draw', () => {
  it.each([
    ['w', '1', '23', 7041],
    ['w', '12', '3', 9111],
    ['赢回', '1', '客户-000001', 5751],
  ])('of campaign %s, version %s, puts %s into bucket %d', (campaignId, version, unit, bucket) => {
    const winner = { campaignId, purpose: 'marketing', control: { sharePct: 10, version } } as const;
    expect(assign(unit, winner, AT, aHoldouts())).toEqual({
      unit,
      arm: 'treated',
      layer: 'campaign',
      variant: null,
      salt: `campaign:${campaignId}:${version}:`,
      version,
      bucket,
      from: 1_000,
      to: 10_000,
    });
  });

  it('of the global control puts cust-000001 into bucket 6341', () => {
    expect(assign('cust-000001', SELLING, AT, aHoldouts(global(100)))).toEqual({
      unit: 'cust-000001',
      arm: 'control',
      layer: 'global',
      variant: null,
      salt: 'holdout:global:2026Q1:',
      version: '2026Q1',
      bucket: 6341,
      from: 0,
      to: 10_000,
    });
  });

  it.each([
    ['one bucket short of it', 63.41, 'campaign treated'],
    ['its own bucket in', 63.42, 'global control'],
  ])('is half-open: a share that ends %s', (_case, sharePct, expected) => {
    expect(layerOf('cust-000001', SELLING, aHoldouts(global(sharePct)))).toBe(expected);
  });

  it('keeps nobody out of a campaign without control', () => {
    expect(units.every((unit) => assign(unit, SELLING, AT, aHoldouts()).arm === 'treated')).toBe(true);
  });

  it('keeps about its share out, and of two layers about their product in both', () => {
    const winner = { ...SELLING, control: { sharePct: 10, version: '1' } };
    const held = units.filter((unit) => assign(unit, winner, AT, aHoldouts()).arm === 'control');
    const both = held.filter((unit) => assign(unit, winner, AT, aHoldouts(global(5))).layer === 'global');
    expect(held.length / units.length).toBeCloseTo(0.1, 2);
    expect(both.length / held.length).toBeCloseTo(0.05, 1);
  });

  it('is another one in another version', () => {
    const held = (version: string) =>
      new Set(units.filter((unit) => assign(unit, SELLING, AT, aHoldouts(global(5, version))).arm === 'control'));
    const [old, next] = [held('2026Q1'), held('2026Q2')];
    expect([...old].filter((unit) => next.has(unit)).length).toBeLessThan(old.size / 10);
  });
});

describe('precedence', () => {
  const winner: Winner = { ...SELLING, control: { sharePct: 100, version: '1' } };
  const service: Winner = { ...winner, purpose: 'service' };

  it.each([
    [
      'the never-rotated stratum before all',
      { ...never(100), ...global(100), ...components(33) },
      winner,
      'never-rotated control',
    ],
    [
      'the global control before components and campaigns',
      { ...global(100), ...components(33) },
      winner,
      'global control',
    ],
    ['the campaign last', {}, winner, 'campaign control'],
    ['service is kept out of nothing global', { ...never(100), ...global(100) }, service, 'campaign control'],
    ['not even before the first version', { global: [] }, winner, 'campaign control'],
  ])('%s', (_case, change, asked, expected) => {
    expect(layerOf('c-1', asked, aHoldouts(change))).toBe(expected);
  });

  it('a component control is treated, its own way, whatever the control of the campaign', () => {
    const holdouts = aHoldouts({
      components: [{ version: '1', from, sharesPct: { random: 0, 'no-levers': 100, 'eligibility-only': 0 } }],
    });
    expect(assign('c-1', winner, AT, holdouts)).toMatchObject({
      arm: 'treated',
      layer: 'component',
      variant: 'no-levers',
      salt: 'holdout:component:1:',
      from: 0,
      to: 10_000,
    });
    expect(variantFor('c-1', AT, holdouts)).toBe('no-levers');
  });
});

describe('how a decision is made', () => {
  const holdouts = aHoldouts({ ...global(20), ...components(10) });

  it('is the variant of the assignment, unit by unit', () => {
    const told = units.map((unit) => variantFor(unit, AT, holdouts));
    expect(told).toEqual(units.map((unit) => assign(unit, SELLING, AT, holdouts).variant));
    for (const variant of ['random', 'no-levers', 'eligibility-only'] as const) {
      expect(told.filter((one) => one === variant).length / units.length).toBeCloseTo(0.08, 2);
    }
  });

  it('is as usual for who is kept out of selling, whose service is decided as usual too', () => {
    const kept = units.filter((unit) => assign(unit, SELLING, AT, holdouts).layer === 'global');
    expect(kept.length).toBeGreaterThan(1_500);
    const service = { ...SELLING, purpose: 'service' } as const;
    expect(kept.every((unit) => variantFor(unit, AT, holdouts) === null)).toBe(true);
    expect(kept.every((unit) => assign(unit, service, AT, holdouts).layer === 'campaign')).toBe(true);
  });
});

describe('one customer, many candidates', () => {
  it('are assigned as each would be alone, whatever was asked before', () => {
    const holdouts = aHoldouts({ ...global(20), ...components(10) });
    const winners = ['a', 'b'].flatMap((campaignId) =>
      [10, 90].flatMap((sharePct) =>
        (['marketing', 'service'] as const).map((purpose) => ({
          campaignId,
          purpose,
          control: { sharePct, version: '1' },
        })),
      ),
    );
    for (const unit of units.slice(0, 200)) {
      const draws = new UnitDraws(unit, AT, holdouts);
      const twice = [...winners, ...winners.toReversed()];
      expect(twice.map((winner) => draws.of(winner))).toEqual(
        twice.map((winner) => assign(unit, winner, AT, holdouts)),
      );
      expect(draws.variant).toBe(variantFor(unit, AT, holdouts));
    }
  });
});
