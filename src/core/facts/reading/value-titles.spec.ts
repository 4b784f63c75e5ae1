import { describe, expect, it } from '@jest/globals';
import type { FactCatalogue, FactDefinition } from '../fact-catalogue.js';
import { checkValueTitles, withValueTitles } from './value-titles.js';

const words = (text: string) => ({ 'zh-CN': text, en: text });
const fact = (name: string, more: Partial<FactDefinition>): [string, FactDefinition] => [
  name,
  { name, type: 'text', unit: null, nullable: true, labels: words(name), ...more },
];
const CATALOGUE: FactCatalogue = new Map([
  fact('lossReason', {}),
  fact('tenure', { type: 'number' }),
  fact('productsHeld', {
    type: 'list',
    fields: [{ name: 'product', type: 'text', unit: null, nullable: false, labels: words('product') }],
  }),
]);
const titles = { price: words('价格') };

describe('titles of values', () => {
  it('are labels of the fact, or of a field of a list', () => {
    const told = withValueTitles(CATALOGUE, [
      { fact: 'lossReason', titles },
      { fact: 'productsHeld', field: 'product', titles },
    ]);
    expect(told.get('lossReason')?.valueLabels).toEqual(titles);
    expect(told.get('productsHeld')?.fields?.[0]?.valueLabels).toEqual(titles);
    expect(CATALOGUE.get('lossReason')?.valueLabels).toBeUndefined();
  });

  it.each([
    ['a fact that is not there', { fact: 'shoeSize', titles }, '$[0].fact UNKNOWN_FACT'],
    ['a field that is not there', { fact: 'productsHeld', field: 'size', titles }, '$[0].field UNKNOWN_FACT'],
    ['a number', { fact: 'tenure', titles }, '$[0] FACT_TYPE_DIFFERS'],
    ['a list itself', { fact: 'productsHeld', titles }, '$[0] FACT_TYPE_DIFFERS'],
  ])('%s is refused', (_case, one, problem) => {
    expect(checkValueTitles([one], CATALOGUE).map(({ path, code }) => `${path} ${code}`)).toEqual([problem]);
  });
});
