import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Business, Device } from '../../customer/customer.js';
import { deriveFacts } from '../derive-facts.js';
import { deviceFacts } from './device-facts.js';

const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02', zone: 'UTC' };
const factsOf = (business: Business) => deriveFacts(aFactSource({ business }), deviceFacts, asOf);

function phone(model: string, on: string, change: Partial<Device> = {}): Device {
  return { line: 'l-1', model, is5g: true, simSlots: 2, states: [{ state: 'first-seen', on }], ...change };
}

describe('devices', () => {
  it('the phone seen last is the phone, whatever the order', () => {
    const [old, young] = [phone('X4', '2024-01-01', { is5g: false }), phone('X5', '2026-05-01')];
    for (const devices of [
      [old, young],
      [young, old],
    ]) {
      expect(factsOf({ devices })).toMatchObject({
        deviceModel: 'X5',
        is5GCapable: true,
        simSlotShare: 0.5,
        devicesHeld: 2,
        deviceFaulty: false,
        deviceFirstSeenOn: '2026-05-01',
      });
    }
  });

  it('a gateway is no phone, and what was removed is not held', () => {
    const gateway: Device = { line: 'l-2', model: 'G1', states: [{ state: 'faulty', on: '2026-10-01' }] };
    const gone = phone('X1', '2023-01-01', { states: [{ state: 'removed', on: '2025-01-01' }] });
    expect(factsOf({ devices: [gateway, gone] })).toMatchObject({
      deviceModel: null,
      simSlotShare: null,
      devicesHeld: 1,
      deviceFaulty: true,
    });
  });

  it('the last instalment', () => {
    const devices = [
      phone('X4', '2024-01-01', { instalmentEndDate: '2026-12-01' }),
      phone('X5', '2026-05-01', { instalmentEndDate: '2027-05-01' }),
    ];
    expect(factsOf({ devices }).instalmentEndDate).toBe('2027-05-01');
  });

  it('nothing known is missing, not zero', () => {
    expect(factsOf({})).toMatchObject({
      deviceModel: null,
      devicesHeld: null,
      deviceFaulty: null,
      discountPerMonth: null,
    });
  });
});

describe('discounts', () => {
  const discounts = [
    { code: 'ended', amount: 100, endDate: '2026-11-01' },
    { code: 'today', amount: 200, endDate: '2026-11-02' },
    { code: 'later', amount: 400, endDate: '2027-01-01' },
    { code: 'open', amount: 800 },
  ];
  it('the next end, and what is still given; both until the next has ended', () => {
    const source = aFactSource({ business: { discounts } });
    expect(deriveFacts(source, deviceFacts, asOf)).toMatchObject({
      discountEndDate: '2026-11-02',
      discountPerMonth: 1_400,
    });
    const holds = deviceFacts.flatMap((step) => step.holdsUntil?.(source, {}, asOf)?.toISOString() ?? []);
    expect(holds).toEqual(['2026-11-03T00:00:00.000Z', '2026-11-03T00:00:00.000Z']);
  });
});
