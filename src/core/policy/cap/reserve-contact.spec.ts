import { describe, expect, it } from '@jest/globals';
import { aCap, aContactRow } from '../../../../test/builders/a-contact-row.js';
import {
  answeredContact,
  deliveredContact,
  handContact,
  moveContact,
  planContact,
  pruned,
  releasedContact,
  reserveContact,
  sentContact,
} from './reserve-contact.js';

const rules = (...caps: ReturnType<typeof aCap>[]) => ({ caps, operatorZone: 'UTC' });
const NOW = new Date('2026-11-02T18:00:00Z');
const elsewhere = { runId: 'another', outreachId: 'another|c-1|1|email' };

describe('reserving', () => {
  it('takes a free place', () => {
    const row = aContactRow();
    expect(reserveContact([], row, rules(aCap()))).toEqual({ kind: 'taken', row });
  });

  it('answers the place the run holds already, whichever candidate it was', () => {
    const held = aContactRow({ ruleId: 'better', outreachId: 'run|c-1|1|sms', channel: 'sms' });
    expect(reserveContact([held], aContactRow(), rules(aCap()))).toEqual({ kind: 'held', row: held });
  });

  it('does not take another member’s place for the customer’s', () => {
    const member = aContactRow({ customerId: 'c-2', outreachId: 'of c-2' });
    expect(reserveContact([member], aContactRow(), rules())).toMatchObject({ kind: 'taken' });
  });

  it('is refused by a cap', () => {
    const full = [aContactRow(elsewhere)];
    expect(reserveContact(full, aContactRow(), rules(aCap({ max: 1 })))).toMatchObject({ kind: 'refused' });
  });

  it.each([
    ['released', { status: 'released', releasedFrom: 'reserved' }],
    ['planned', { status: 'planned' }],
  ] as const)('takes the place of its own %s row', (_case, change) => {
    const own = aContactRow(change);
    const step = reserveContact([own], aContactRow(), rules(aCap({ max: 1 })));
    expect(step).toMatchObject({ kind: 'taken', row: { status: 'reserved' } });
  });

  it('names the hard stop of pressure and the caps together', () => {
    const weights = { sms: 1, email: 1, 'call-list': 1 };
    const credits = { read: 0, clicked: 0, replied: 0, accepted: 0 };
    const labels = { onTargetFrom: 1, saturatedFrom: 2 };
    const fatigue = { halfLifeDays: 7, lambda: 1, stopAt: 1, weights, credits, exempt: [], labels };
    const step = reserveContact([aContactRow(elsewhere)], aContactRow(), {
      ...rules(aCap({ max: 1 })),
      fatigue,
    });
    expect(step.kind === 'refused' && step.refusals.map(({ code }) => code)).toEqual(['FATIGUED', 'CAP_REACHED']);
  });
});

describe('what no window reaches any more', () => {
  it.each([
    ['sent and long ago goes', 'sent', '2026-08-01T00:00:00Z', 0],
    ['reserved stays, however long ago', 'reserved', '2026-10-01T00:00:00Z', 1],
    ['sent within twice the window stays, for late workers', 'sent', '2026-10-20T00:00:00Z', 1],
    ['planned and long ago goes', 'planned', '2026-08-01T00:00:00Z', 0],
  ] as const)('%s', (_case, status, at, left) => {
    const old = aContactRow({ ...elsewhere, status, dueAt: new Date(at) });
    const newest = aContactRow({ ...elsewhere, outreachId: 'newest', status: 'sent', dueAt: NOW });
    expect(pruned([old, newest], NOW.getTime(), rules(aCap()))).toHaveLength(left + 1);
  });

  it.each([
    ['the newest of its channel', { channel: 'sms' as const }],
    ['an offer that still holds', { expiresAt: new Date('2026-12-01T00:00:00Z') }],
  ])('stays for what facts ask of it: %s', (_case, change) => {
    const long = { ...elsewhere, status: 'sent' as const, dueAt: new Date('2026-08-01T00:00:00Z') };
    const newest = aContactRow({ ...elsewhere, outreachId: 'newest', channel: 'email', status: 'sent', dueAt: NOW });
    const old = aContactRow({ ...long, channel: 'email', ...change });
    expect(pruned([old, newest], NOW.getTime(), rules(aCap()))).toHaveLength(2);
  });

  it('stays for a calendar month and its like before', () => {
    const month = aCap({ window: { kind: 'calendar', unit: 'month', n: 1, zone: 'customer' } });
    const old = aContactRow({ ...elsewhere, status: 'sent', dueAt: new Date('2026-10-01T00:00:00Z') });
    expect(pruned([old], NOW.getTime(), rules(month))).toHaveLength(1);
  });

  it('is nothing while there are no rules', () => {
    const old = aContactRow({ ...elsewhere, status: 'sent', dueAt: new Date('2020-01-01T00:00:00Z') });
    expect(pruned([old], NOW.getTime(), rules())).toHaveLength(1);
  });
});

describe('planning', () => {
  const high = aContactRow({ ...elsewhere, ruleId: 'promised', priority: 2, dueAt: new Date('2026-11-05T18:00:00Z') });
  const planned = { ...high, status: 'planned' as const };

  it('notes a contact without a place, once', () => {
    expect(planContact([], high)).toEqual({ kind: 'taken', row: planned });
    expect(planContact([planned], high)).toEqual({ kind: 'held', row: planned });
  });

  it.each([
    ['of lower priority gives way', 1, [{ code: 'CAP_KEPT_FREE', have: 1, need: 1 }]],
    ['of the same priority goes first', 2, null],
    ['of higher priority goes first', 3, null],
  ])('a contact %s', (_case, priority, refusals) => {
    const step = reserveContact([planned], aContactRow({ priority }), rules(aCap({ max: 1 })));
    expect(step).toMatchObject(refusals ? { kind: 'refused', refusals } : { kind: 'taken' });
  });

  it('whom it gives way to is named, the most urgent of several', () => {
    const urgent = { ...planned, outreachId: 'u', runId: 'call', ruleId: 'urgent', priority: 9 };
    const step = reserveContact([planned, urgent], aContactRow({ priority: 1 }), rules(aCap({ max: 1 })));
    expect(step).toMatchObject({ refusals: [{ code: 'CAP_KEPT_FREE', takenBy: 'call|urgent' }] });
  });

  it('no contact gives way to a plan whose time has passed, or to the plan it carries out', () => {
    const row = aContactRow({ priority: 1, decidedAt: new Date('2026-11-06T18:00:00Z') });
    expect(reserveContact([planned], row, rules(aCap({ max: 1 })))).toMatchObject({ kind: 'taken' });
    const own = { ...planned, ruleId: aContactRow().ruleId };
    expect(reserveContact([own], aContactRow({ priority: 1 }), rules(aCap({ max: 1 })))).toMatchObject({
      kind: 'taken',
    });
  });

  it('far from the plan no contact gives way', () => {
    const early = aContactRow({ dueAt: new Date('2026-10-20T18:00:00Z') });
    expect(reserveContact([planned], early, rules(aCap({ max: 1 })))).toMatchObject({ kind: 'taken' });
  });

  it('that was given up keeps nothing free', () => {
    const given = releasedContact(planned, 'CAMPAIGN_STOPPED');
    for (const countAt of ['reserved', 'sent', 'delivered'] as const) {
      const step = reserveContact([given], aContactRow(), rules(aCap({ max: 1, countAt })));
      expect(step).toMatchObject({ kind: 'taken' });
    }
  });
});

describe('handing over', () => {
  const row = aContactRow();
  const later = new Date('2026-11-02T18:00:07Z');

  it('counts from the instant it goes out, also when it is said later', () => {
    const step = handContact([row], row.outreachId, later, rules(aCap()));
    expect(step).toMatchObject({ kind: 'taken', row: { at: later, dueAt: row.dueAt, status: 'reserved' } });
    const handed = step.kind === 'taken' ? step.row : row;
    expect(sentContact(handed, NOW)).toMatchObject({ status: 'sent', at: later });
  });

  it('is refused where it would be one too many by now', () => {
    const other = aContactRow({ ...elsewhere, dueAt: new Date('2026-11-09T18:00:05Z') });
    expect(handContact([row, other], row.outreachId, later, rules(aCap({ max: 1 })))).toMatchObject({
      kind: 'refused',
    });
    expect(handContact([row, other], row.outreachId, row.at, rules(aCap({ max: 1 })))).toMatchObject({ kind: 'taken' });
  });

  it('finds no place that was given back', () => {
    const step = handContact([releasedContact(row, 'RUN_STOPPED')], row.outreachId, later, rules());
    expect(step).toEqual({ kind: 'refused', refusals: [] });
  });
});

describe('what a person did with a contact', () => {
  it('is noted once', () => {
    const read = { kind: 'read', at: NOW } as const;
    const row = answeredContact(aContactRow(), read);
    expect(row.engaged).toEqual([read]);
    expect(answeredContact(row, { ...read })).toBe(row);
  });

  it('is what they answered last; what they did besides stays', () => {
    const [read, yes, no] = [
      { kind: 'read', at: NOW },
      { kind: 'accepted', at: NOW },
      { kind: 'replied', at: NOW },
    ] as const;
    const row = answeredContact(answeredContact(aContactRow(), read), yes);
    expect(answeredContact(row, no).engaged).toEqual([read, no]);
    expect(answeredContact(row, null).engaged).toEqual([read]);
    expect(answeredContact(answeredContact(aContactRow(), yes), null)).toEqual(aContactRow());
    expect(answeredContact(aContactRow(), null)).toEqual(aContactRow());
  });
});

describe('putting a contact off', () => {
  const LATER = new Date('2026-11-09T18:00:00Z');
  const row = aContactRow();
  const inTheWay = aContactRow({ ...elsewhere, dueAt: new Date('2026-11-10T18:00:00Z') });
  const move = (...rows: ReturnType<typeof aContactRow>[]) =>
    moveContact(rows, row.outreachId, LATER, rules(aCap({ max: 1 })));

  it('counts it where it will be', () => {
    const moved = { ...row, dueAt: LATER, at: LATER };
    expect(move(row)).toEqual({ kind: 'taken', row: moved });
  });

  it('is refused where the place is taken', () => {
    expect(move(row, inTheWay)).toMatchObject({ kind: 'refused', refusals: [{ code: 'CAP_REACHED' }] });
  });

  it('does not move what was handed over', () => {
    const sent = aContactRow({ status: 'sent' });
    expect(move(sent)).toEqual({ kind: 'held', row: sent });
  });

  it('finds no place that was given back', () => {
    expect(move(releasedContact(row, 'RUN_STOPPED'))).toEqual({ kind: 'refused', refusals: [] });
  });
});

describe('the life of a contact', () => {
  const AT = new Date('2026-11-02T19:00:00Z');
  const reserved = aContactRow();

  it('counts from the instant it was handed over', () => {
    expect(sentContact(reserved, AT)).toEqual({ ...reserved, status: 'sent', at: AT });
  });

  it('is handed over once', () => {
    const sent = sentContact(reserved, AT);
    expect(sentContact(sent, NOW)).toBe(sent);
  });

  it('is given back with the reason and what it was', () => {
    const row = releasedContact(sentContact(reserved, AT), 'PROVIDER_REFUSED');
    expect(row).toMatchObject({ status: 'released', releasedFrom: 'sent', releasedBecause: 'PROVIDER_REFUSED' });
  });

  it('is given back once', () => {
    const row = releasedContact(reserved, 'RUN_STOPPED');
    expect(releasedContact(row, 'TOO_LATE')).toBe(row);
  });

  it('cannot be given back once it arrived', () => {
    const row = deliveredContact(reserved);
    expect(releasedContact(row, 'TOO_LATE')).toBe(row);
    expect(row.status).toBe('delivered');
  });

  it('does not arrive after it was given back', () => {
    const row = releasedContact(reserved, 'TOO_LATE');
    expect(deliveredContact(row)).toBe(row);
  });
});
