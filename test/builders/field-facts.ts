import type { NamedLists } from '../../src/core/condition/terms.js';
import type { FactCatalogue } from '../../src/core/facts/fact-catalogue.js';
import { aCatalogue, aFact, FIVE_FACTS } from './a-rule-pack.js';

const title = { 'zh-CN': '名单', en: 'A list' };

/** The five, a year of spend, and bills: one fact of each type there is. */
export const FIELD_FACTS: FactCatalogue = aCatalogue(
  ...FIVE_FACTS.values(),
  aFact({ name: 'spendByMonth', type: 'series', unit: 'minor', months: 12 }),
  aFact({
    name: 'bills',
    type: 'list',
    fields: [
      { ...aFact({ name: 'amount', type: 'number', unit: 'minor' }), type: 'number' },
      { ...aFact({ name: 'dueOn', type: 'day' }), type: 'day' },
      { ...aFact({ name: 'paid', type: 'boolean' }), type: 'boolean' },
      { ...aFact({ name: 'channel', type: 'text' }), type: 'text' },
    ],
  }),
);

export const FIELD_LISTS: NamedLists = new Map([
  ['plans', { list: 'plans', title, values: ['x', '潮', '__proto__'] }],
  ['terms', { list: 'terms', title, values: [0, 1, 2 ** 53] }],
]);
