import type { Cap } from '../../src/core/policy/cap/cap.js';
import type { ContactPolicy, ContactRow } from '../../src/core/policy/contact-policy.js';

/** `at` follows `dueAt` unless it is said. */
export function aContactRow(change: Partial<ContactRow> = {}): ContactRow {
  const dueAt = change.dueAt ?? new Date('2026-11-02T18:00:00Z');
  return {
    outreachId: 'retention|20261102T180000Z|c-1|1|email',
    customerId: 'c-1',
    runId: 'retention|20261102T180000Z',
    ruleId: 'decline',
    offerId: 'stay',
    channel: 'email',
    purpose: 'marketing',
    tags: [],
    decidedAt: new Date('2026-11-02T18:00:00Z'),
    dueAt,
    at: dueAt,
    status: 'reserved',
    zone: 'America/Los_Angeles',
    ...change,
  };
}

export function aCap(change: Partial<Cap> = {}): Cap {
  return {
    id: 'weekly',
    scope: 'customer',
    unit: 'contact',
    filter: {},
    window: { kind: 'rolling', unit: 'day', n: 7 },
    max: 2,
    countAt: 'sent',
    exempt: [],
    ...change,
  };
}

/** All days from eight to nine in the evening, two contacts a week. */
export function aContactPolicy(change: Partial<ContactPolicy> = {}): ContactPolicy {
  return {
    operatorZone: 'America/Los_Angeles',
    hours: [
      {
        channels: ['sms', 'email', 'call-list'],
        purposes: ['marketing', 'service'],
        allowed: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '08:00', to: '21:00' }],
      },
    ],
    caps: [aCap()],
    ...change,
  };
}
