import { describe, expect, it } from '@jest/globals';
import { POLICY_FACTS } from './policy-facts.js';

describe('the facts the policy reads', () => {
  it('are each named once', () => {
    expect([...POLICY_FACTS].sort()).toEqual([
      'consentCallListMarketing',
      'consentEmailMarketing',
      'consentSmsMarketing',
      'contactEmail',
      'contactSms',
      'householdId',
      'preferredLanguage',
      'timeZone',
    ]);
  });
});
