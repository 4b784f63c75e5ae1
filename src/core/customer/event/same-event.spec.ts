import { expect, it } from '@jest/globals';
import type { CustomerEvent } from '../customer-event.js';
import { tellsTheSame } from './same-event.js';

const told: CustomerEvent = {
  ...{ id: 'e-1', customerId: 'c-1', kind: 'recharge', at: new Date('2026-11-01T04:00:00Z'), amount: 500 },
};

it.each<[string, Partial<CustomerEvent>, boolean]>([
  ['word for word', { at: new Date('2026-11-01T04:00:00Z') }, true],
  ['of the record that answers for the customer now', { customerId: 'c-2' }, true],
  ['of another kind', { kind: 'payment' }, false],
  ['of another instant', { at: new Date('2026-11-01T04:00:01Z') }, false],
  ['of another amount', { amount: 501 }, false],
  ['about something', { about: 'bill' }, false],
  ['for a reason', { reason: 'price' }, false],
  ['with a score', { score: 1 }, false],
])('an event told again %s', (_case, change, expected) => {
  expect([tellsTheSame(told, { ...told, ...change }), tellsTheSame({ ...told, ...change }, told)]).toEqual([
    expected,
    expected,
  ]);
});
