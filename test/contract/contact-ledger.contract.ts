import { describe, expect, it } from '@jest/globals';
import type { ContactLedger } from '../../src/flows/ports/contact-ledger.js';
import { aCap, aContactRow } from '../builders/a-contact-row.js';
import { aResponse } from '../builders/a-response.js';

const NOW = new Date('2026-11-02T18:00:00Z');
const ONE = { caps: [aCap({ max: 1 })], operatorZone: 'UTC' };
const other = (change: Parameters<typeof aContactRow>[0] = {}) =>
  aContactRow({ runId: 'other', outreachId: 'other|c-1|1|email', ...change });

export function describeContactLedger(name: string, make: () => Promise<ContactLedger>): void {
  describe(`${name} keeps contacts`, () => {
    it('reserves while the caps allow it, and says why not after', async () => {
      const ledger = await make();
      await expect(ledger.reserve(aContactRow(), ONE, NOW)).resolves.toEqual({ kind: 'reserved', row: aContactRow() });
      await expect(ledger.reserve(other(), ONE, NOW)).resolves.toEqual({
        kind: 'refused',
        refusals: [
          { code: 'CAP_REACHED', component: 'weekly', have: 1, need: 1, takenBy: 'retention|20261102T180000Z|decline' },
        ],
      });
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([aContactRow()]);
      await expect(ledger.rowsOf('c-2')).resolves.toEqual([]);
    });

    it('gives a run one place for a customer, however often it is asked', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow({ passedOver: [] }), ONE, NOW);
      const again = await ledger.reserve(aContactRow({ ruleId: 'second', outreachId: 'sms' }), ONE, NOW);
      expect(again).toEqual({ kind: 'reserved', row: aContactRow({ passedOver: [] }) });
      await expect(ledger.rowsOf('c-1')).resolves.toHaveLength(1);
    });

    it('gives one of two runs the place for an offer, when both ask at the same moment and it may not come twice', async () => {
      const ledger = await make();
      const rested = { caps: [], operatorZone: 'UTC', sameOfferDays: 7 };
      const asked = await Promise.all([aContactRow(), other()].map((row) => ledger.reserve(row, rested, NOW)));
      expect(asked.map(({ kind }) => kind).sort()).toEqual(['refused', 'reserved']);
      const held = asked.flatMap((one) => (one.kind === 'reserved' ? one.row.outreachId : []));
      const refusals = asked.flatMap((one) => (one.kind === 'refused' ? one.refusals : []));
      expect(refusals).toMatchObject([{ code: 'OFFER_OPEN', component: 'stay', have: held[0] }]);
      const third = other({ runId: 'third', outreachId: 'third|c-1|1|email', offerId: 'another' });
      await expect(ledger.reserve(third, rested, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    });

    it('rehearses places one after the other, as they would be given, and gives none', async () => {
      const ledger = await make();
      await ledger.reserve(other({ customerId: 'c-9', outreachId: 'other|c-9|1|email' }), ONE, NOW);
      const rows = ['c-9', 'c-1', 'c-2'].map((customerId) =>
        aContactRow({ customerId, outreachId: `x|${customerId}|1|email` }),
      );
      const answers = await ledger.rehearse([...rows, other()], ONE, NOW);
      expect(answers.map(({ kind }) => kind)).toEqual(['refused', 'reserved', 'reserved', 'refused']);
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([]);
      await expect(ledger.reserve(other(), ONE, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    });

    it('rehearses the one place of a household for the first of its members', async () => {
      const ledger = await make();
      const house = { caps: [aCap({ max: 1, scope: 'household' })], operatorZone: 'UTC' };
      const rows = ['c-1', 'c-2'].map((customerId) =>
        aContactRow({ customerId, householdId: 'h-1', outreachId: `x|${customerId}|1|email` }),
      );
      const answers = await ledger.rehearse(rows, house, NOW);
      expect(answers.map(({ kind }) => kind)).toEqual(['reserved', 'refused']);
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([]);
    });

    it('keeps customers apart', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow(), ONE, NOW);
      await expect(ledger.reserve(other({ customerId: 'c-2' }), ONE, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    });

    it('counts a contact from its hand-over on', async () => {
      const ledger = await make();
      const sentAt = new Date('2026-11-03T18:00:00Z');
      await ledger.reserve(aContactRow(), ONE, NOW);
      await ledger.markSent('c-1', aContactRow().outreachId, sentAt);
      await ledger.markSent('c-1', aContactRow().outreachId, new Date('2026-12-01T00:00:00Z'));
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([aContactRow({ status: 'sent', at: sentAt })]);
      const weekAfterDue = other({ dueAt: new Date('2026-11-09T18:00:00Z') });
      await expect(ledger.reserve(weekAfterDue, ONE, NOW)).resolves.toMatchObject({ kind: 'refused' });
      const weekAfterSent = other({ dueAt: new Date('2026-11-10T18:00:00Z') });
      await expect(ledger.reserve(weekAfterSent, ONE, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    });

    it('puts a contact off only to where the caps have room', async () => {
      const ledger = await make();
      const { outreachId } = aContactRow();
      const later = new Date('2026-11-09T18:00:00Z');
      await ledger.reserve(aContactRow(), ONE, NOW);
      await ledger.reserve(other({ dueAt: new Date('2026-11-20T18:00:00Z') }), ONE, NOW);
      await expect(ledger.move('c-1', outreachId, new Date('2026-11-15T18:00:00Z'), ONE)).resolves.toMatchObject({
        kind: 'refused',
      });
      await expect(ledger.move('c-1', outreachId, later, ONE)).resolves.toMatchObject({ kind: 'reserved' });
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{ dueAt: later, at: later }, {}]);
      await expect(ledger.move('c-1', 'nobody', later, ONE)).resolves.toEqual({ kind: 'refused', refusals: [] });
    });

    it('notes what arrived', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow(), ONE, NOW);
      await ledger.markDelivered('c-1', aContactRow().outreachId);
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{ status: 'delivered' }]);
    });

    it('gives a slot back with its reason', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow(), ONE, NOW);
      await ledger.release('c-1', aContactRow().outreachId, 'RUN_STOPPED');
      await ledger.release('c-1', aContactRow().outreachId, 'TOO_LATE');
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([
        { status: 'released', releasedBecause: 'RUN_STOPPED', releasedFrom: 'reserved' },
      ]);
      await expect(ledger.reserve(other(), ONE, NOW)).resolves.toMatchObject({ kind: 'reserved' });
    });

    it('tells the contacts of many at once, and of those without any that there are none', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow(), ONE, NOW);
      await ledger.reserve(other({ customerId: 'c-2' }), ONE, NOW);
      const read = await ledger.rowsOfAll(['c-1', 'c-2', 'c-3']);
      expect([...read]).toEqual([
        ['c-1', [aContactRow()]],
        ['c-2', [other({ customerId: 'c-2' })]],
        ['c-3', []],
      ]);
      await expect(ledger.rowsOfAll([])).resolves.toEqual(new Map());
    });

    it('forgets neither what the last weeks hold nor the newest contact of a channel', async () => {
      const ledger = await make();
      const sent = (day: string, channel: 'sms' | 'email') =>
        other({
          runId: day,
          outreachId: `${day}|${channel}`,
          channel,
          status: 'sent',
          dueAt: new Date(`${day}T18:00:00Z`),
        });
      const rows = [sent('2026-01-05', 'sms'), sent('2026-03-01', 'email'), sent('2026-10-20', 'email')];
      for (const row of rows) await ledger.reserve(row, ONE, row.at);
      await ledger.reserve(aContactRow(), ONE, NOW);
      const left = (await ledger.rowsOf('c-1')).map(({ outreachId }) => outreachId);
      expect(left).toEqual(['2026-01-05|sms', '2026-10-20|email', aContactRow().outreachId]);
    });

    it('changes nothing for a contact nobody knows', async () => {
      const ledger = await make();
      await ledger.markSent('c-1', 'nobody', NOW);
      await ledger.markDelivered('c-1', 'nobody');
      await ledger.release('c-1', 'nobody', 'RUN_STOPPED');
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([]);
    });

    it('plans without a place, and keeps it free from what is less urgent', async () => {
      const ledger = await make();
      await ledger.plan(aContactRow({ priority: 2 }), ONE, NOW);
      await ledger.plan(aContactRow({ priority: 2 }), ONE, NOW);
      await expect(ledger.rowsOf('c-1')).resolves.toEqual([aContactRow({ priority: 2, status: 'planned' })]);
      await expect(ledger.reserve(other({ priority: 1, ruleId: 'less' }), ONE, NOW)).resolves.toMatchObject({
        refusals: [{ code: 'CAP_KEPT_FREE', takenBy: `${aContactRow().runId}|${aContactRow().ruleId}` }],
      });
      await expect(ledger.reserve(aContactRow({ priority: 2 }), ONE, NOW)).resolves.toMatchObject({ kind: 'reserved' });
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{ status: 'reserved' }]);
    });

    it('hears an answer: it relieves, and the call that was asked for is planned in place of the one before', async () => {
      const ledger = await make();
      const contact = aContactRow({ priority: 3, status: 'sent' });
      await ledger.reserve(contact, ONE, NOW);
      const answer = (day: string) =>
        aResponse({ outcome: 'call-back', at: NOW, callBackAt: new Date(`${day}T18:00:00Z`) });
      for (const day of ['2026-11-05', '2026-11-06', '2026-11-06']) await ledger.hear(contact, answer(day), ONE);
      const rows = await ledger.rowsOf('c-1');
      expect(rows.map(({ status, at }) => [status, at.toISOString().slice(0, 10)])).toEqual([
        ['sent', '2026-11-02'],
        ['released', '2026-11-05'],
        ['planned', '2026-11-06'],
      ]);
      expect(rows[0]?.engaged).toEqual([{ kind: 'replied', at: NOW }]);
      const again = { ...contact, outreachId: 'another call' };
      await ledger.hear(again, aResponse({ outcome: 'no-answer', at: NOW }), ONE);
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{}, {}, { status: 'planned' }]);
      await ledger.keepPromise(contact, 'CALLED_BACK');
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{}, {}, { releasedBecause: 'CALLED_BACK' }]);
      // It was made: the same word told again promises it no more.
      await ledger.hear(contact, answer('2026-11-06'), ONE);
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{}, {}, { releasedBecause: 'CALLED_BACK' }]);
    });

    it('hears the last word of an answer: what the one before did is undone, and done again where it comes back', async () => {
      const ledger = await make();
      const contact = aContactRow({ status: 'sent' });
      await ledger.reserve(contact, ONE, NOW);
      const call = (day: number) =>
        aResponse({ outcome: 'call-back', at: NOW, callBackAt: new Date(Date.UTC(2026, 10, day, 18)) });
      for (const day of [5, 6, 5]) await ledger.hear(contact, call(day), ONE);
      const planned = (await ledger.rowsOf('c-1')).filter(({ status }) => status === 'planned');
      expect(planned.map(({ at }) => at.getUTCDate())).toEqual([5]);
      await ledger.hear(contact, aResponse({ at: NOW }), ONE);
      const [taken, ...calls] = await ledger.rowsOf('c-1');
      expect(taken?.engaged).toEqual([{ kind: 'accepted', at: NOW }]);
      expect(calls.every(({ status }) => status === 'released')).toBe(true);
      await ledger.hear(contact, aResponse({ outcome: 'no-answer', at: NOW }), ONE);
      expect((await ledger.rowsOf('c-1'))[0]).not.toHaveProperty('engaged');
    });

    it('hands over at its instant, as often as it is asked', async () => {
      const ledger = await make();
      const { outreachId } = aContactRow();
      await ledger.reserve(aContactRow(), ONE, NOW);
      for (const at of [new Date('2026-11-02T18:05:00Z'), new Date('2026-11-02T18:06:00Z')]) {
        await expect(ledger.handOver('c-1', outreachId, at, ONE)).resolves.toMatchObject({ row: { at, handedAt: at } });
      }
      await ledger.markSent('c-1', outreachId, new Date('2026-11-02T18:07:00Z'));
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([
        { status: 'sent', at: new Date('2026-11-02T18:06:00Z') },
      ]);
      await expect(ledger.handOver('c-1', 'nobody', NOW, ONE)).resolves.toEqual({ kind: 'refused', refusals: [] });
    });

    it('notes what a person did, once', async () => {
      const ledger = await make();
      await ledger.reserve(aContactRow(), ONE, NOW);
      for (let time = 0; time < 2; time += 1) await ledger.answered('c-1', aContactRow().outreachId, 'clicked', NOW);
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{ engaged: [{ kind: 'clicked', at: NOW }] }]);
    });

    it('counts the members of a household together, and each customer wherever they live', async () => {
      const ledger = await make();
      const home = { caps: [aCap({ max: 1, scope: 'household' })], operatorZone: 'UTC' };
      const member = (customerId: string, householdId: string, id: string) =>
        aContactRow({ customerId, householdId, outreachId: id, runId: id });
      await expect(ledger.reserve(member('c-1', 'h', 'a'), home, NOW)).resolves.toMatchObject({ kind: 'reserved' });
      await expect(ledger.reserve(member('c-2', 'h', 'b'), home, NOW)).resolves.toMatchObject({ kind: 'refused' });
      // Moved out: the customer's own cap goes along, the household's stays behind.
      await expect(ledger.reserve(other(), ONE, NOW)).resolves.toMatchObject({ kind: 'refused' });
      await expect(ledger.reserve(member('c-1', 'new', 'c'), home, NOW)).resolves.toMatchObject({ kind: 'reserved' });
      await expect(ledger.reserve(member('c-2', 'h', 'b'), home, NOW)).resolves.toMatchObject({ kind: 'refused' });
      await ledger.release('c-1', 'a', 'RUN_STOPPED');
      await expect(ledger.reserve(member('c-2', 'h', 'b'), home, NOW)).resolves.toMatchObject({ kind: 'reserved' });
      expect((await ledger.rowsOf('c-1')).map(({ outreachId }) => outreachId)).toEqual(['a', 'c']);
    });

    it('gives back for a campaign only what that campaign holds', async () => {
      const ledger = await make();
      const none = { caps: [], operatorZone: 'UTC' };
      await ledger.reserve(aContactRow({ outreachId: 'a', campaignId: 'mine' }), none, NOW);
      await ledger.release('c-1', 'a', 'CAMPAIGN_STOPPED', 'other');
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([{ status: 'reserved' }]);
      await ledger.release('c-1', 'a', 'CAMPAIGN_STOPPED', 'mine');
      await expect(ledger.rowsOf('c-1')).resolves.toMatchObject([
        { status: 'released', releasedBecause: 'CAMPAIGN_STOPPED' },
      ]);
    });

    it('counts all of a party together, across households; who has none is alone', async () => {
      const ledger = await make();
      const rules = { caps: [aCap({ max: 1, scope: 'party' })], operatorZone: 'UTC' };
      const ask = async (customerId: string, more: object = {}) =>
        (
          await ledger.reserve(
            aContactRow({ customerId, outreachId: customerId, runId: customerId, ...more }),
            rules,
            NOW,
          )
        ).kind;
      await expect(ask('a', { partyId: 'p', householdId: 'h-1' })).resolves.toBe('reserved');
      await expect(ask('b', { partyId: 'p', householdId: 'h-2' })).resolves.toBe('refused');
      await expect(ask('c', { partyId: 'q' })).resolves.toBe('reserved');
      await expect(ask('d')).resolves.toBe('reserved');
      await expect(ask('e', { householdId: 'h-1' })).resolves.toBe('reserved');
      await ledger.release('a', 'a', 'TEST');
      await expect(ask('b', { partyId: 'p', householdId: 'h-2' })).resolves.toBe('reserved');
    });

    it('lets one of many at once have the last place', async () => {
      const ledger = await make();
      const rows = Array.from({ length: 20 }, (_, index) =>
        aContactRow({ runId: `r${index}`, outreachId: `o${index}` }),
      );
      const answers = await Promise.all(rows.map((row) => ledger.reserve(row, ONE, NOW)));
      expect(answers.filter(({ kind }) => kind === 'reserved')).toHaveLength(1);
      await expect(ledger.rowsOf('c-1')).resolves.toHaveLength(1);
    });
  });
}
