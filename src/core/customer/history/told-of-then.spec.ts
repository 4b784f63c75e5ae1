import { describe, expect, it } from '@jest/globals';
import { aConsent, aCustomer, type CustomerChange } from '../../../../test/builders/a-customer.js';
import type { Profile } from '../change-customer.js';
import { type Known, toldOfThen } from './told-of-then.js';

const profile = (change: CustomerChange = {}): Profile => {
  const { id: _id, personal: _personal, ...rest } = aCustomer(change);
  return rest;
};
/** The end of September in Shanghai. */
const AT = new Date('2026-09-30T15:59:59.999Z');
const LATER = new Date('2026-11-02T00:00:00Z');
const then = (since: Date = LATER) => ({ at: AT, day: '2026-09-30', month: '2026-09', since });
const SERIES = [{ month: '2026-09', revenue: 4_000 }];
const known = (change: CustomerChange, since?: Date) => toldOfThen(profile({ usage: SERIES, ...change }), then(since));

describe('how a customer is known of then', () => {
  it.each<[string, CustomerChange, Date, Known]>([
    ['the record was there in the very instant', {}, AT, 'RECORDED'],
    ['it came a millisecond later, with its history', {}, new Date(AT.getTime() + 1), 'IMPORTED'],
    ['it was there, whatever it lacks', { usage: [], basic: {} }, AT, 'RECORDED'],
    ['they came on its last day', { basic: { activationDate: '2026-09-30' } }, LATER, 'IMPORTED'],
    ['they came the day after', { basic: { activationDate: '2026-10-01' } }, LATER, 'LATER'],
    ['its months begin in that month', {}, LATER, 'IMPORTED'],
    ['its months begin after it', { usage: [] }, LATER, 'UNTOLD'],
    ['they left on its last day', { relationship: 'former', basic: { exitDate: '2026-09-30' } }, LATER, 'IMPORTED'],
    ['they left, nobody says when', { relationship: 'former' }, LATER, 'UNTOLD'],
    ['they came back and are seen in that month', { relationship: 'recalled' }, LATER, 'IMPORTED'],
    [
      'they came back and are not seen in it',
      { relationship: 'recalled', usage: [{ month: '2026-08' }] },
      LATER,
      'UNTOLD',
    ],
    ['a prospect whose record came later', { relationship: 'potential' }, LATER, 'UNTOLD'],
  ])('%s', (_case, change, since, expected) => {
    expect(known(change, since).known).toBe(expected);
  });

  it('without the day they came nothing is told', () => {
    const { activationDate: _day, ...basic } = profile().basic;
    expect(toldOfThen({ ...profile({ usage: SERIES }), basic }, then()).known).toBe('UNTOLD');
  });
});

describe('what is told of then', () => {
  const told = (change: CustomerChange) => known(change).profile;

  it.each([
    ['on its last day', '2026-09-30', 'former', '2026-09-30'],
    ['the day after', '2026-10-01', 'current', undefined],
  ] as const)('who left %s', (_case, exitDate, relationship, expected) => {
    const then = told({ relationship: 'former', basic: { exitDate }, business: { lossReason: 'price' } });
    expect(then).toMatchObject({ relationship });
    expect(then?.basic.exitDate).toBe(expected);
    expect(then?.business.lossReason).toBe(expected === undefined ? undefined : 'price');
  });

  it.each([
    ['a debt since its last day', { overdueSince: '2026-09-30', overdueAmount: 5 }, ['overdueAmount', 'overdueSince']],
    ['a debt since the day after', { overdueSince: '2026-10-01', overdueAmount: 5 }, []],
    ['a debt of no date', { overdueAmount: 5 }, []],
    ['a request to leave on its last day', { portOutRequestAt: '2026-09-30' }, ['portOutRequestAt']],
    ['a request to leave the day after', { portOutRequestAt: '2026-10-01' }, []],
    ['what is of the moment', { balance: 1, points: 2, networkIncidentOpen: true }, []],
  ])('%s', (_case, business, expected) => {
    const then = told({ business });
    const names = Object.keys(then?.business ?? {}).filter((name) => Object.hasOwn(business, name));
    expect(names.sort()).toEqual(expected);
  });

  it.each([
    ['of its last day stands', '2026-09-30', 24],
    ['of the day after is not known then', '2026-10-01', undefined],
  ])('a contract %s', (_case, contractStartDate, expected) => {
    expect(told({ business: { contractStartDate } })?.business.contractTermMonths).toBe(expected);
  });

  it('consents, devices and contact points say no more than they had by then', () => {
    const device = { line: 'l', model: 'm', states: [{ state: 'in-use', on: '2026-10-01' }] } as const;
    const used = { ...device, model: 'n', states: [{ state: 'in-use', on: '2026-09-30' }, ...device.states] } as const;
    const then = told({
      consents: [aConsent({ at: AT }), aConsent({ channel: 'email', at: new Date(AT.getTime() + 1) })],
      contactPoints: [{ field: 'email', verifiedOn: '2026-09-30', invalidSince: '2026-10-01' }],
      business: { devices: [device, used] },
    });
    expect(then?.consents).toEqual([aConsent({ at: AT })]);
    expect(then?.contactPoints).toEqual([{ field: 'email', verifiedOn: '2026-09-30' }]);
    expect(then?.business.devices).toEqual([{ ...used, states: [{ state: 'in-use', on: '2026-09-30' }] }]);
  });

  it('a record that was there is told as it is', () => {
    const here = profile({ relationship: 'former', business: { balance: 3 } });
    expect(toldOfThen(here, then(AT)).profile).toBe(here);
  });
});
