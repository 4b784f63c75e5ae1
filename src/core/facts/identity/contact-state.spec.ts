import { describe, expect, it } from '@jest/globals';
import { aCatalogue, aFact } from '../../../../test/builders/a-rule-pack.js';
import { CHANNELS } from '../../customer/consent.js';
import { contactState, isContactFact, keptFacts, LAST_CONTACT_FACTS, recordFacts } from './contact-state.js';

describe('facts of contacts', () => {
  it('are promised, and never derived', () => {
    expect(contactState.names).toEqual(expect.arrayContaining(['contacts28d', 'lastContactAt', 'activeOffers']));
    expect(contactState.apart).toBe(true);
    expect(contactState.derive({} as never, {}, {} as never)).toEqual({});
  });

  it('tell the last contact of each channel', () => {
    expect(CHANNELS.map((channel) => LAST_CONTACT_FACTS[channel]).every(isContactFact)).toBe(true);
  });

  it('are no part of what records hold; a copy of a base does not repeat the id either', () => {
    const names = ['contacts28d', 'customerId', 'arpu3m'];
    const catalogue = aCatalogue(...names.map((name) => aFact({ name, type: 'text' })));
    expect(names.filter(isContactFact)).toEqual(['contacts28d']);
    expect(recordFacts(catalogue)).toEqual(['customerId', 'arpu3m']);
    expect(keptFacts(catalogue)).toEqual(['arpu3m']);
  });
});
