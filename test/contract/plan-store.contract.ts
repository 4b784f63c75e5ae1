import { describe, expect, it } from '@jest/globals';
import type { PlanStore } from '../../src/flows/ports/plan-store.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';

export function describePlanStore(name: string, make: () => Promise<PlanStore>): void {
  describe(`${name} keeps plans of packs`, () => {
    it('answers a plan as it was put in, and saving again replaces it', async () => {
      const store = await make();
      const why = { 'zh-CN': '人人', en: 'Everybody' };
      await store.save(aPlaybookPlan({ checks: why }));
      await expect(store.find('win-back')).resolves.toEqual(aPlaybookPlan({ checks: why }));
      await store.save(aPlaybookPlan({ schedule: { kind: 'nightly' } }));
      await expect(store.find('win-back')).resolves.toEqual(aPlaybookPlan({ schedule: { kind: 'nightly' } }));
    });

    it('a seed leaves alone what people made of it, and counts what was new', async () => {
      const store = await make();
      await store.save(aPlaybookPlan({ pack: 'a', horizonDays: 1 }));
      const seed = [aPlaybookPlan({ pack: 'b' }), aPlaybookPlan({ pack: 'a', horizonDays: 2 })];
      await expect(store.seed(seed)).resolves.toBe(1);
      await expect(store.seed(seed)).resolves.toBe(0);
      await expect(store.list()).resolves.toMatchObject([{ pack: 'a', horizonDays: 1 }, { pack: 'b' }]);
    });

    it('knows nothing of another pack, nor of an operator in place of one', async () => {
      const store = await make();
      await store.save(aPlaybookPlan());
      await expect(store.find('nothing')).resolves.toBeNull();
      await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });
  });
}
