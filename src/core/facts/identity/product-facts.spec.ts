import { expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Business } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { productFacts } from './product-facts.js';

const steps = productFacts({ holds: { holdsTv: ['iptv', 'video'] }, serviceable: { serviceableTv: ['iptv'] } });
const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const factsOf = (business: Business) => deriveFacts({ ...aFactSource(), business }, steps, asOf);

it('a list to ask in, and a yes or no a family', () => {
  expect(factsOf({ productsHeld: ['phone', 'video'], serviceable: [], keyAccountMarks: ['group'] })).toEqual({
    productsHeld: [{ product: 'phone' }, { product: 'video' }],
    serviceable: [],
    keyAccountMarks: [{ mark: 'group' }],
    holdsTv: true,
    serviceableTv: false,
  });
});

it('what nobody knows is missing: not held, not deliverable, is another thing', () => {
  expect(factsOf({})).toEqual({
    productsHeld: null,
    serviceable: null,
    keyAccountMarks: null,
    holdsTv: null,
    serviceableTv: null,
  });
});
