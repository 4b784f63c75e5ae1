import { describe, expect, it } from '@jest/globals';
import { aCap, aContactRow } from '../../../test/builders/a-contact-row.js';
import { deliveredContact, moveContact, releasedContact, reserveContact, sentContact } from './reserve-contact.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const elsewhere = { runId: 'another', outreachId: 'another|c-1|1|email' };

describe('reserving', () => {
  it('takes a free place', () => {
    const row = aContactRow();
    expect(reserveContact([], row, [aCap()], NOW)).toEqual({ kind: 'taken', row, rows: [row] });
  });

  it('answers the place the run holds already, whichever candidate it was', () => {
    const held = aContactRow({ ruleId: 'better', outreachId: 'run|c-1|1|sms', channel: 'sms' });
    expect(reserveContact([held], aContactRow(), [aCap()], NOW)).toEqual({ kind: 'held', row: held });
  });

  it('is refused by a cap', () => {
    const full = [aContactRow(elsewhere)];
    expect(reserveContact(full, aContactRow(), [aCap({ max: 1 })], NOW)).toMatchObject({ kind: 'refused' });
  });

  it('takes the place of its own released row', () => {
    const released = aContactRow({ status: 'released', releasedFrom: 'reserved' });
    const step = reserveContact([released], aContactRow(), [aCap({ max: 1 })], NOW);
    expect(step).toMatchObject({ kind: 'taken', rows: [{ status: 'reserved' }] });
  });

  it.each([
    ['sent and long ago', { status: 'sent', dueAt: new Date('2026-08-01T00:00:00Z') }, 2],
    ['reserved, however long ago', { status: 'reserved', dueAt: new Date('2026-08-01T00:00:00Z') }, 3],
    ['sent within twice the longest window', { status: 'sent', dueAt: new Date('2026-09-20T00:00:00Z') }, 3],
    ['the newest of its channel', { channel: 'sms', status: 'sent', dueAt: new Date('2026-08-01T00:00:00Z') }, 3],
    [
      'an offer that still holds',
      { status: 'sent', dueAt: new Date('2026-08-01T00:00:00Z'), expiresAt: new Date('2026-12-01T00:00:00Z') },
      3,
    ],
  ] as const)('drops what neither a window nor a fact reaches any more: %s', (_case, change, left) => {
    const old = aContactRow({ ...elsewhere, ...change });
    const newer = aContactRow({ outreachId: 'n', runId: 'n', status: 'sent', dueAt: new Date('2026-10-01T00:00:00Z') });
    const step = reserveContact([old, newer], aContactRow(), [aCap({ max: 9 })], NOW);
    expect(step.kind === 'taken' && step.rows).toHaveLength(left);
  });

  it('drops nothing while there are no caps', () => {
    const old = aContactRow({ ...elsewhere, status: 'sent', dueAt: new Date('2020-01-01T00:00:00Z') });
    const step = reserveContact([old], aContactRow(), [], NOW);
    expect(step.kind === 'taken' && step.rows).toHaveLength(2);
  });
});

describe('putting a contact off', () => {
  const LATER = new Date('2026-11-09T18:00:00Z');
  const row = aContactRow();
  const inTheWay = aContactRow({ ...elsewhere, dueAt: new Date('2026-11-10T18:00:00Z') });
  const move = (...rows: ReturnType<typeof aContactRow>[]) =>
    moveContact(rows, row.outreachId, LATER, [aCap({ max: 1 })]);

  it('counts it where it will be', () => {
    const moved = { ...row, dueAt: LATER, at: LATER };
    expect(move(row)).toEqual({ kind: 'taken', row: moved, rows: [moved] });
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
