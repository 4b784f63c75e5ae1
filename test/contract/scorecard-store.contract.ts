import { describe, expect, it } from '@jest/globals';
import type { ScorecardStore } from '../../src/flows/ports/scorecard-store.js';
import { aChurnCard } from '../builders/a-scorecard.js';

export function describeScorecardStore(name: string, make: () => Promise<ScorecardStore>): void {
  describe(`${name} keeps scorecards`, () => {
    it('answers a version as it was put in', async () => {
      const store = await make();
      const version = await store.add(aChurnCard(), 'marketer');
      expect(version).toMatchObject({ ...aChurnCard(), number: 1, by: 'marketer' });
      await expect(store.find(1)).resolves.toEqual(version);
    });

    it('numbers go up, the newest is listed first', async () => {
      const store = await make();
      await store.add(aChurnCard(), 'a');
      await store.add(aChurnCard({ origin: 'table' }), 'b');
      await store.add(aChurnCard(), 'c');
      await expect(store.list(2)).resolves.toMatchObject([{ number: 3 }, { number: 2, origin: 'table' }]);
    });

    it('two at once take a number each', async () => {
      const store = await make();
      const kept = await Promise.all([1, 2, 3, 4].map((by) => store.add(aChurnCard(), `${by}`)));
      expect(kept.map(({ number }) => number).sort()).toEqual([1, 2, 3, 4]);
    });

    it('none is in force before the first activation; then the last that was activated, also an older one', async () => {
      const store = await make();
      await expect(store.active()).resolves.toBeNull();
      await store.add(aChurnCard(), 'a');
      await store.add(aChurnCard(), 'a');
      await expect(store.active()).resolves.toBeNull();
      await store.activate(2, 'manager');
      await expect(store.active()).resolves.toMatchObject({ number: 2 });
      await store.activate(1, 'manager');
      await expect(store.active()).resolves.toMatchObject({ number: 1 });
    });

    it('knows nothing of another number, nor of an operator in place of one', async () => {
      const store = await make();
      await store.add(aChurnCard(), 'a');
      await expect(store.find(2)).resolves.toBeNull();
      await expect(store.find({ $gt: 0 } as unknown as number)).resolves.toBeNull();
    });
  });
}
