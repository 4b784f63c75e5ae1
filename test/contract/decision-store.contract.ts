import { describe, expect, it } from '@jest/globals';
import type { DecisionStore } from '../../src/flows/ports/decision-store.js';
import { aDecision, aRefusal } from '../builders/a-decision.js';

export function describeDecisionStore(name: string, make: () => Promise<DecisionStore>): void {
  describe(`${name} keeps decisions`, () => {
    it('answers them by either id', async () => {
      const store = await make();
      await store.save([aDecision()]);
      await expect(store.find(aDecision().id)).resolves.toEqual(aDecision());
      await expect(store.findPublic(aDecision().publicId)).resolves.toEqual(aDecision());
      await expect(store.find('nobody')).resolves.toBeNull();
      await expect(store.findPublic({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });

    it('keeps the first of two with one id, and whatever was new beside it', async () => {
      const store = await make();
      await store.save([aDecision()]);
      await store.save([aRefusal('CONSENT_MISSING', 'consent'), aDecision({ customerId: 'c-2' })]);
      await expect(store.find(aDecision().id)).resolves.toEqual(aDecision());
      await expect(store.ofChunk(aDecision().runId, 0)).resolves.toHaveLength(2);
    });

    it('saves nothing without complaint', async () => {
      const store = await make();
      await expect(store.save([])).resolves.toBeUndefined();
    });

    it('counts a chunk by how its decisions ended', async () => {
      const store = await make();
      const runId = aDecision().runId;
      await store.save([
        aDecision({ customerId: 'c-1' }),
        aRefusal('CONSENT_MISSING', 'consent', { customerId: 'c-2' }),
        aRefusal('CONSENT_MISSING', 'consent', { customerId: 'c-3' }),
        aRefusal('CAP_REACHED', 'cap', { customerId: 'c-4' }),
        aDecision({ customerId: 'c-5', seq: 1 }),
      ]);
      await expect(store.countChunk(runId, 0)).resolves.toEqual({
        matched: 4,
        refused: { CONSENT_MISSING: 2, CAP_REACHED: 1 },
        scheduled: 1,
      });
      await expect(store.countChunk(runId, 9)).resolves.toEqual({ matched: 0, refused: {}, scheduled: 0 });
    });

    it('lists a customer’s, newest first', async () => {
      const store = await make();
      const older = aDecision();
      const newer = aDecision({ runId: 'retention|20261109T180000Z', at: new Date('2026-11-09T18:00:00Z') });
      await store.save([older, newer, aDecision({ customerId: 'c-2' })]);
      await expect(store.ofCustomer('c-1', 10)).resolves.toEqual([newer, older]);
      await expect(store.ofCustomer('c-1', 1)).resolves.toEqual([newer]);
    });

    it('pages through a run by id', async () => {
      const store = await make();
      const all = ['c-1', 'c-2', 'c-3'].map((customerId) => aDecision({ customerId }));
      await store.save([...all, aDecision({ runId: 'another', customerId: 'c-1' })]);
      const runId = aDecision().runId;
      await expect(store.ofRun(runId, null, 2)).resolves.toEqual(all.slice(0, 2));
      await expect(store.ofRun(runId, all[1]?.id ?? null, 2)).resolves.toEqual(all.slice(2));
    });
  });
}
