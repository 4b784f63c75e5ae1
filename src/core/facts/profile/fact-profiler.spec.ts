import { describe, expect, it } from '@jest/globals';
import { blockOf } from '../fact-block.js';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import type { FactSheet } from '../fact-sheet.js';
import { FactProfiler } from './fact-profiler.js';

const TELLING = { fewestTold: 5, mostTold: 20 };
const fact = (name: string, type: FactDefinition['type'], more: Partial<FactDefinition> = {}): FactDefinition => ({
  name,
  type,
  unit: null,
  nullable: true,
  labels: { 'zh-CN': name, en: name },
  ...more,
});

const CATALOGUE: FactCatalogue = new Map(
  [
    fact('spend', 'number'),
    fact('bill', 'number', { unit: 'minor' }),
    fact('currency', 'text'),
    fact('accountId', 'text'),
    fact('joined', 'day'),
    fact('open', 'boolean'),
    fact('band', 'enum', { values: ['LOW', 'HIGH'] }),
    fact('region', 'text'),
    fact('usage', 'series', { months: 12 }),
    fact('products', 'list', { fields: [{ ...fact('product', 'text'), type: 'text' }] }),
  ].map((one) => [one.name, one]),
);
const NAMES = [...CATALOGUE.keys()];

/** Sheets in blocks of so many. */
function profiled(sheets: readonly FactSheet[], each = 3) {
  const profiler = new FactProfiler(CATALOGUE, TELLING);
  for (let from = 0; from < sheets.length; from += each) {
    const some = sheets.slice(from, from + each);
    profiler.add(
      blockOf(
        some.map((_sheet, index) => `c-${from + index}`),
        some,
        NAMES,
        CATALOGUE,
      ),
    );
  }
  return new Map(profiler.profiles.map((profile) => [profile.name, profile]));
}

const SHEETS: readonly FactSheet[] = Array.from({ length: 11 }, (_one, index) => ({
  spend: index * 10,
  joined: `2026-01-${String(index + 1).padStart(2, '0')}`,
  open: index < 3,
  band: index < 8 ? 'LOW' : 'HIGH',
  region: index < 6 ? 'north' : `only-${index}`,
  usage: [null, 1, 2],
  products: index === 0 ? [] : [{ product: 'a' }, { product: 'b' }],
}));

describe('the profile of a fact', () => {
  it.each([
    [
      'numbers: their tenths, and the mean',
      'spend',
      { kind: 'numbers', mean: 50, p10: 10, p90: 90, deciles: [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100] },
    ],
    ['days', 'joined', { kind: 'days', first: '2026-01-01', last: '2026-01-11', p10: '2026-01-02', p90: '2026-01-10' }],
    ['yes or no', 'open', { kind: 'yes-or-no', yes: 3, no: 8 }],
    [
      'the values of an enum',
      'band',
      {
        kind: 'values',
        top: [
          { value: 'LOW', customers: 8 },
          { value: 'HIGH', customers: 3 },
        ],
        distinct: 2,
        others: 0,
      },
    ],
    [
      'a text that few customers have is counted, not told',
      'region',
      { kind: 'values', top: [{ value: 'north', customers: 6 }], distinct: 6, others: 5 },
    ],
    ['a series: its months without the gaps', 'usage', { kind: 'several', meanLength: 2 }],
    ['a list: its elements', 'products', { kind: 'several', meanLength: 20 / 11 }],
  ])('%s', (_case, name, distribution) => {
    expect(profiled(SHEETS).get(name)).toEqual({ name, customers: 11, known: 11, distribution });
  });

  it.each([1, 2, 11])('does not change with the size of blocks: %d', (each) => {
    expect(profiled(SHEETS, each)).toEqual(profiled(SHEETS));
  });

  it('counts who is missing, and says nothing of a fact nobody has', () => {
    const profiles = profiled([{ spend: 5 }, {}, { spend: null }]);
    expect(profiles.get('spend')).toMatchObject({ customers: 3, known: 1, distribution: { mean: 5, p10: 5, p90: 5 } });
    for (const name of NAMES.filter((one) => one !== 'spend')) {
      expect(profiles.get(name)).toMatchObject({ customers: 3, known: 0, distribution: { kind: 'nothing' } });
    }
  });

  it('of what names an account no value is told, however many customers it has', () => {
    const account = profiled(Array.from({ length: 9 }, () => ({ accountId: 'a-1' }))).get('accountId');
    expect(account?.distribution).toEqual({ kind: 'values', top: [], distinct: 1, others: 9 });
  });

  it('amounts of two currencies are never counted together, and the one of most customers speaks for the fact', () => {
    const usd = { currency: 'USD', bill: 10 };
    const { bill } = Object.fromEntries(
      profiled([usd, { currency: 'CNY', bill: 700 }, { currency: 'CNY', bill: 700 }, { bill: 5 }, { currency: 'CNY' }]),
    );
    expect(bill).toMatchObject({ customers: 5, known: 4, distribution: { kind: 'numbers', mean: 700 } });
    expect(bill?.currencies).toMatchObject([
      { currency: 'CNY', known: 2, distribution: { mean: 700 } },
      { currency: 'USD', known: 1, distribution: { mean: 10 } },
      { currency: null, known: 1, distribution: { mean: 5 } },
    ]);
  });

  it('of a text with very many values the number is not known, the customers are', () => {
    const many = Array.from({ length: 3_000 }, (_one, index) => ({ region: `r-${index % 1_500}` }));
    const { distribution } = profiled(many, 100).get('region') ?? {};
    expect(distribution).toEqual({ kind: 'values', top: [], distinct: null, others: 3_000 });
  });

  it('a block without a fact is a fault', () => {
    expect(() => new FactProfiler(CATALOGUE, TELLING).add({ n: 0, ids: [], columns: new Map() })).toThrow(
      'lacks the fact',
    );
  });
});
