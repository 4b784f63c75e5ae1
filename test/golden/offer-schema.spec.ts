import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { ANSWERS_TO_OFFERS, OFFER_STATES, PRICE_PERIODS } from '../../src/core/offer/offer.js';
import { offerFields } from '../../src/core/offer/read-offer.js';

const schema = JSON.parse(readFileSync('rules/offer.schema.json', 'utf8'));
const { required, optional } = offerFields({
  catalogue: new Map(),
  patterns: (source) => new RegExp(source),
  products: new Map(),
  priceLevers: [],
});

it('the schema of an offer has the fields that the reader takes', () => {
  expect([...schema.required].sort()).toEqual([...required].sort());
  expect(Object.keys(schema.properties).sort()).toEqual([...required, ...optional].sort());
});

it('and the same closed lists', () => {
  const { state, price, after } = schema.properties;
  expect(state.enum).toEqual([...OFFER_STATES]);
  expect(price.properties.period.enum).toEqual([...PRICE_PERIODS]);
  expect(after.items.properties.outcome.enum).toEqual([...ANSWERS_TO_OFFERS]);
});
