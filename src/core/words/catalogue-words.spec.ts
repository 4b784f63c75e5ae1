import { describe, expect, it } from '@jest/globals';
import { FACT_SOURCES, FACT_TYPES, type FactDefinition, FRESHNESS } from '../facts/fact-catalogue.js';
import type { Distribution, FactProfile } from '../facts/profile/fact-profile.js';
import { CATALOGUE_COLUMNS, catalogueMarkdown, catalogueRow, distributionWords } from './catalogue-words.js';
import { hasWords } from './say.js';

const SPEND: FactDefinition = {
  name: 'arpu3m',
  type: 'number',
  unit: 'minor',
  nullable: true,
  labels: { 'zh-CN': '三月均值', en: 'Mean of three months' },
  help: { 'zh-CN': '近三个整月', en: 'The last 3 | full months' },
  source: 'usage',
  freshness: 'month',
};
const BAND: FactDefinition = {
  ...SPEND,
  name: 'arpuBand',
  type: 'enum',
  unit: null,
  valueLabels: { LOW: { 'zh-CN': '低', en: 'Low' } },
};
const profile = (distribution: Distribution): FactProfile => ({ name: 'x', customers: 200, known: 100, distribution });
const TENTHS = [0, 1_000, 2, 3, 4, 5_000, 6, 7, 8, 9_000, 10_000];
const NUMBERS = { kind: 'numbers', mean: 1, p10: 1_000, p90: 9_000, deciles: TENTHS } as const;

describe('how a fact lies, in one line', () => {
  it.each<[string, FactDefinition, Distribution, string, string]>([
    [
      'amounts in major units',
      SPEND,
      NUMBERS,
      'P10 10.00, median 50.00, P90 90.00',
      'P10 10.00，中位 50.00，P90 90.00',
    ],
    [
      'other numbers as they are',
      { ...SPEND, unit: 'days' },
      NUMBERS,
      'P10 1000, median 5000, P90 9000',
      'P10 1000，中位 5000，P90 9000',
    ],
    [
      'values by their labels, the many as others',
      BAND,
      {
        kind: 'values',
        top: [
          ['LOW', 40],
          ['B', 30],
          ['C', 10],
          ['D', 8],
          ['E', 7],
        ].map(([value, customers]) => ({
          value: String(value),
          customers: Number(customers),
        })),
        distinct: 6,
        others: 5,
      },
      'Low 40.0 %, B 30.0 %, C 10.0 %, D 8.0 %, others 12.0 %',
      '低 40.0 %，B 30.0 %，C 10.0 %，D 8.0 %，其余 12.0 %',
    ],
    ['yes or no', SPEND, { kind: 'yes-or-no', yes: 25, no: 75 }, 'yes 25.0 %', '是 25.0 %'],
    ['several', SPEND, { kind: 'several', meanLength: 11.25 }, '11.3 on average', '平均 11.3 项'],
    ['nothing', SPEND, { kind: 'nothing' }, 'nothing known', '无数据'],
    [
      'days',
      SPEND,
      { kind: 'days', first: '2024-01-01', last: '2026-01-01', p10: '2024-02-01', p90: '2025-12-01' },
      '2024-01-01 to 2026-01-01, P10 2024-02-01, P90 2025-12-01',
      '2024-01-01 至 2026-01-01，P10 2024-02-01，P90 2025-12-01',
    ],
  ])('%s', (_case, fact, distribution, en, zh) => {
    expect(distributionWords(profile(distribution), fact, 'en')).toBe(en);
    expect(distributionWords(profile(distribution), fact, 'zh-CN')).toBe(zh);
  });
});

it('amounts say the currency of most customers, and the unit that each has its own', () => {
  const currencies = [{ currency: 'CNY', known: 90, distribution: NUMBERS }];
  const row = catalogueRow(SPEND, { ...profile(NUMBERS), currencies }, 'en');
  expect(row[3]).toBe("minor, each customer's currency");
  expect(row[7]).toBe('CNY: P10 10.00, median 50.00, P90 90.00');
});

it('ids are not told, so they have no distribution', () => {
  const ids = profile({ kind: 'values', top: [], distinct: null, others: 100 });
  expect(distributionWords(ids, BAND, 'en')).toBe('-');
});

it('a fact nobody profiled, or that does not say its source, has a dash there', () => {
  const { source: _source, freshness: _freshness, ...bare } = BAND;
  expect(catalogueRow(bare, undefined, 'en')).toEqual([
    'arpuBand',
    'Mean of three months',
    'one of a list',
    '-',
    '-',
    '-',
    '-',
    '-',
  ]);
});

it('the table is Markdown: a bar in a text does not break it', () => {
  const page = catalogueMarkdown(new Map([['arpu3m', SPEND]]), new Map([['arpu3m', profile(NUMBERS)]]), 'en');
  const lines = page.trimEnd().split('\n');
  expect(lines).toHaveLength(3);
  expect(lines[2]).toContain('50.0 %');
  expect(lines[2]).toContain('The last 3 \\| full months');
  expect(lines.map((line) => line.replaceAll('\\|', '').split('|').length)).toEqual([11, 11, 11]);
});

it('everything that may be declared has words', () => {
  const codes = [
    ...FACT_TYPES.map((type) => `facts.type.${type}`),
    ...FACT_SOURCES.map((source) => `facts.source.${source}`),
    ...FRESHNESS.map((freshness) => `facts.freshness.${freshness}`),
    ...CATALOGUE_COLUMNS.map((column) => `facts.head.${column}`),
  ];
  expect(codes.filter((code) => !hasWords(code))).toEqual([]);
});
