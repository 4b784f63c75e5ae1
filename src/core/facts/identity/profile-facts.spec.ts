import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import { PERSONAL_FIELDS } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { profileFacts } from './profile-facts.js';

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const factsOf = (source = aFactSource()) => deriveFacts(source, profileFacts, AS_OF);

it('says what the profile says', () => {
  expect(factsOf()).toMatchObject({
    relationship: 'current',
    origin: 'table',
    sex: 'Female',
    senior: false,
    currency: 'USD',
    productCount: 1,
    preferredLanguage: 'en',
    timeZone: 'America/Los_Angeles',
  });
});

it('what the profile does not say is missing, not false or zero', () => {
  const bare = { ...aFactSource(), basic: {}, business: {}, preference: {}, has: new Set<string>() };
  expect(factsOf(bare)).toMatchObject({
    senior: null,
    productCount: null,
    totalCharged: null,
    timeZone: null,
  });
});

describe('nothing that identifies a person is a fact', () => {
  it.each([...PERSONAL_FIELDS])('%s', (field) => {
    const source = aFactSource({ personal: { [field]: 'somebody' } });
    expect(Object.values(factsOf(source))).not.toContain('somebody');
    expect(Object.keys(factsOf(source))).not.toContain(field);
  });
});
