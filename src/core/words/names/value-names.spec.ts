import { describe, expect, it } from '@jest/globals';
import { ROLES } from '../../access/role.js';
import { CAMPAIGN_STATES } from '../../campaign/campaign.js';
import { SUPPRESSING } from '../../campaign/playbook-plan.js';
import { OFFER_STATES } from '../../offer/offer.js';
import { CODE_KINDS, codeName } from './value-names.js';

describe('codes by the names readers know', () => {
  it.each(ROLES)('the role %s has a name', (role) => expect(codeName('role', role)).not.toBeNull());
  it.each(CAMPAIGN_STATES)('a campaign may be %s', (state) => expect(codeName('campaign', state)).not.toBeNull());
  it.each(OFFER_STATES)('an offer may be at %s', (state) => expect(codeName('offer', state)).not.toBeNull());
  it.each(SUPPRESSING)('%s may come of a contact', (one) => expect(codeName('outcome', one)).not.toBeNull());
  it.each(CODE_KINDS)('what is no code of kind %s has no name', (kind) => {
    expect(codeName(kind, 'constructor')).toBeNull();
    expect(codeName(kind, '')).toBeNull();
  });
});
