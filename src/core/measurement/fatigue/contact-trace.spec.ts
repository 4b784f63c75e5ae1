import { describe, expect, it } from '@jest/globals';
import { aContactRow } from '../../../../test/builders/a-contact-row.js';
import { contactTrace } from './contact-trace.js';

const NOW = new Date('2026-11-16T18:00:00Z');
const AT = new Date('2026-11-10T18:00:00Z');
const traceOf = (change: Parameters<typeof aContactRow>[0]) =>
  contactTrace({ rows: [aContactRow({ status: 'sent', dueAt: AT, ...change })], optOuts: [], complaints: [] }, NOW, [
    'service',
  ]);

describe('a contact that is learnt from', () => {
  it.each([
    ['was sent', {}, 1],
    ['was delivered', { status: 'delivered' }, 1],
    ['is only reserved', { status: 'reserved' }, 0],
    ['is only planned', { status: 'planned' }, 0],
    ['was given back', { status: 'released' }, 0],
    ['is still to come', { dueAt: NOW }, 0],
    ['does not weigh', { purpose: 'service' }, 0],
  ] as const)('%s', (_case, change, expected) => {
    expect(traceOf(change).contacts).toHaveLength(expected);
  });

  it('carries what was done with it', () => {
    expect(traceOf({ engaged: [{ kind: 'clicked', at: NOW }] }).engagements).toEqual([NOW]);
  });
});
