import { describe, expect, it } from '@jest/globals';
import type { BaseProfile, FactProfileStore } from '../../src/flows/ports/fact-profile-store.js';

const NOON = new Date('2026-11-01T04:00:00Z');
const LATER = new Date('2026-11-02T04:00:00Z');

const aProfile = (change: Partial<BaseProfile> = {}): BaseProfile => ({
  modelsHash: 'a',
  asOf: NOON,
  customers: 2,
  facts: [
    {
      name: 'spend',
      customers: 2,
      known: 1,
      distribution: { kind: 'numbers', mean: 5, p10: 5, p90: 5, deciles: [5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5] },
    },
    { name: 'joined', customers: 2, known: 0, distribution: { kind: 'nothing' } },
  ],
  ...change,
});

export function describeFactProfileStore(name: string, make: () => Promise<FactProfileStore>): void {
  describe(`${name} keeps how facts lie over the base`, () => {
    it('answers a profile as it was put in, and nothing of other models', async () => {
      const store = await make();
      await expect(store.newest('a')).resolves.toBeNull();
      await store.keep(aProfile());
      await expect(store.newest('a')).resolves.toEqual(aProfile());
      await expect(store.newest('b')).resolves.toBeNull();
    });

    it('the newest of each models stands, whichever came last', async () => {
      const store = await make();
      await store.keep(aProfile({ asOf: LATER, customers: 9 }));
      await store.keep(aProfile());
      await store.keep(aProfile({ modelsHash: 'b' }));
      await expect(store.newest('a')).resolves.toMatchObject({ asOf: LATER, customers: 9 });
      await expect(store.newest('b')).resolves.toMatchObject({ asOf: NOON });
    });

    it('the same one twice is one', async () => {
      const store = await make();
      await store.keep(aProfile());
      await store.keep(aProfile({ customers: 3 }));
      await expect(store.newest('a')).resolves.toMatchObject({ customers: 3 });
    });
  });
}
