import { describe, expect, it } from '@jest/globals';
import { Organisation } from '../../access/organisation.js';
import { deriveFacts, type FactSource } from '../../facts/derive-facts.js';
import type { FactSheet } from '../../facts/fact-sheet.js';
import { PyramidBuilder, Pyramids, pyramidFacts } from './pyramids.js';

const title = { 'zh-CN': '网', en: 'net' };
const ORGANISATION = new Organisation([
  { code: 'P', level: 'province', parent: null, title },
  { code: 'P-1', level: 'local-network', parent: 'P', title },
  { code: 'P-1-1', level: 'county', parent: 'P-1', title },
]);
const sheet = (change: FactSheet): FactSheet => ({
  relationship: 'current',
  currency: 'CNY',
  orgNode: 'P-1-1',
  arpu3m: 100,
  ...change,
});

function pyramids(sheets: readonly FactSheet[]): Pyramids {
  const builder = new PyramidBuilder(ORGANISATION);
  for (const one of sheets) builder.add(one);
  return new Pyramids(builder.built);
}

const BASE = pyramids([
  sheet({}),
  sheet({ arpu3m: 300 }),
  sheet({ arpu3m: 600, orgNode: null }),
  sheet({ arpu3m: 9_000, currency: 'USD' }),
  sheet({ arpu3m: 9_000, relationship: 'former' }),
  sheet({ arpu3m: null }),
]);

function placeOf(change: FactSheet, built: Pyramids | null = BASE): FactSheet {
  const step = pyramidFacts(built, ORGANISATION);
  return step.derive({} as FactSource, sheet(change), { now: new Date(0), today: '1970-01-01' });
}

describe('rank and share', () => {
  it.each<[string, FactSheet, FactSheet]>([
    ['in the own local network', {}, { revenueRank: 2, cumRevenueShare: 1 }],
    ['a newcomer is placed among them', { arpu3m: 200 }, { revenueRank: 2, cumRevenueShare: 0.75 }],
    ['in the whole base without a node', { orgNode: null }, { revenueRank: 3, cumRevenueShare: 1 }],
    ['above every local network too', { orgNode: 'P', arpu3m: 600 }, { revenueRank: 1, cumRevenueShare: 0.6 }],
    ['a currency of its own', { currency: 'USD', arpu3m: 9_000 }, { revenueRank: 1, cumRevenueShare: 1 }],
    ['none in a currency without a pyramid', { currency: 'EUR' }, {}],
    ['none of who left', { relationship: 'former' }, {}],
    ['none without a revenue', { arpu3m: null }, {}],
  ])('%s', (_case, change, expected) => {
    expect(placeOf(change)).toEqual(expected);
  });

  it('none before the first build', () => {
    expect(placeOf({}, null)).toEqual({});
  });
});

it('is missing, not zero, where there is none', () => {
  const step = pyramidFacts(null, ORGANISATION);
  const facts = deriveFacts({} as FactSource, [step], { now: new Date(0), today: '1970-01-01' });
  expect(facts).toEqual({ revenueRank: null, cumRevenueShare: null });
});
