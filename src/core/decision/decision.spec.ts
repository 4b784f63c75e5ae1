import { expect, it } from '@jest/globals';
import { decisionIdOf } from './decision.js';

it('a run decides once on a customer: that is the id', () => {
  expect(decisionIdOf('retention|20261102T180000Z', '7590-VHVEG')).toBe('retention|20261102T180000Z|7590-VHVEG');
});
