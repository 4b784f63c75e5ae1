import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import { exclusionRefusals, plannedOffers, type StandingOffer } from './exclusion.js';

const has = (offerId: string, as: StandingOffer['as'], ...groups: readonly string[]) => ({ offerId, as, groups });

describe('of a group a customer has one at a time', () => {
  it.each<[string, readonly string[], readonly StandingOffer[], readonly string[]]>([
    ['nothing stands', ['rewards'], [], []],
    ['of no group', [], [has('other', 'active', 'rewards')], []],
    ['of another group', ['rewards'], [has('other', 'active', 'devices')], []],
    ['one is active', ['rewards'], [has('other', 'active', 'rewards')], ['EXCLUDED_BY_ACTIVE rewards other']],
    ['one is planned', ['rewards'], [has('other', 'planned', 'rewards')], ['EXCLUDED_BY_PLANNED rewards other']],
    [
      'the same again is a second too',
      ['rewards'],
      [has('stay', 'active', 'rewards')],
      ['EXCLUDED_BY_ACTIVE rewards stay'],
    ],
    [
      'all are named',
      ['rewards', 'devices'],
      [has('a', 'active', 'rewards', 'devices'), has('b', 'planned', 'devices')],
      ['EXCLUDED_BY_ACTIVE rewards a', 'EXCLUDED_BY_ACTIVE devices a', 'EXCLUDED_BY_PLANNED devices b'],
    ],
  ])('%s', (_case, exclusionGroups, standing, expected) => {
    const found = exclusionRefusals({ id: 'stay', exclusionGroups }, standing);
    expect(found.map(({ code, component, have }) => `${code} ${component} ${have}`)).toEqual(expected);
    expect(found.every(({ need }) => need === 'stay')).toBe(true);
  });
});

it('what is planned is what is not handed over yet, of the same customer', () => {
  const row = (outreachId: string, change: Parameters<typeof aContactRow>[0] = {}) =>
    aContactRow({ outreachId, offerId: outreachId, customerId: 'c-1', exclusionGroups: ['rewards'], ...change });
  const rows = [
    row('planned', { status: 'planned' }),
    row('reserved', { status: 'reserved' }),
    row('sent', { status: 'sent' }),
    row('released', { status: 'released' }),
    row('of another', { customerId: 'c-2' }),
    row('itself'),
  ];
  expect(plannedOffers(rows, row('itself')).map(({ offerId }) => offerId)).toEqual(['planned', 'reserved']);
});
