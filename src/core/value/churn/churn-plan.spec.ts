import { describe, expect, it } from '@jest/globals';
import type { FactSheet } from '../../facts/fact-sheet.js';
import type { AttributeValue } from '../scorecard/bins.js';
import { attributeReader, type ChurnAttribute, factOf, questionOf } from './churn-plan.js';

const INTERNET: ChurnAttribute = { name: 'internet', source: { by: 'holds', products: ['fiber', 'dsl'] } };
const TENURE: ChurnAttribute = { name: 'tenure', source: { by: 'fact', fact: 'tenureMonths' } };
const held = (...products: string[]): FactSheet => ({ productsHeld: products.map((product) => ({ product })) });

describe('the value of an attribute', () => {
  it.each<[string, ChurnAttribute, FactSheet, AttributeValue]>([
    ['a number', TENURE, { tenureMonths: 3 }, 3],
    ['a truth', TENURE, { tenureMonths: true }, true],
    ['missing', TENURE, { tenureMonths: null }, null],
    ['absent', TENURE, {}, null],
    ['a list is no value', TENURE, { tenureMonths: [] }, null],
    ['the product held', INTERNET, held('phone', 'dsl'), 'dsl'],
    ['of two the first of the plan', INTERNET, held('dsl', 'fiber'), 'fiber'],
    ['none of them', INTERNET, held('phone'), 'none'],
    ['nobody knows what is held', INTERNET, { productsHeld: null }, null],
  ])('%s', (_case, attribute, sheet, expected) => {
    expect(attributeReader([attribute])(sheet)).toEqual({ [attribute.name]: expected });
  });
});

it('says what it asks', () => {
  expect([factOf(TENURE), factOf(INTERNET)]).toEqual(['tenureMonths', 'productsHeld']);
  expect([questionOf(TENURE), questionOf(INTERNET)]).toEqual(['tenure=tenureMonths', 'internet=fiber|dsl']);
});
