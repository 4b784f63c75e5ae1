import { describe, expect, it } from '@jest/globals';
import type { OfferStore } from '../../src/flows/ports/offer-store.js';
import { anOffer } from '../builders/an-offer.js';

export function describeOfferStore(name: string, make: () => Promise<OfferStore>): void {
  describe(`${name} keeps offers`, () => {
    it('answers an offer as it was put in', async () => {
      const store = await make();
      await store.save(anOffer());
      await expect(store.find(anOffer().id)).resolves.toEqual(anOffer());
    });

    it('saving again replaces it', async () => {
      const store = await make();
      await store.save(anOffer());
      await store.save(anOffer({ state: 'retired', wording: {} }));
      await expect(store.find(anOffer().id)).resolves.toEqual(anOffer({ state: 'retired', wording: {} }));
    });

    it('a seed leaves alone what people made of it, and counts what was new', async () => {
      const store = await make();
      await store.save(anOffer({ id: 'a', value: 1 }));
      await expect(store.seed([anOffer({ id: 'a', value: 2 }), anOffer({ id: 'b' })])).resolves.toBe(1);
      await expect(store.seed([anOffer({ id: 'a', value: 2 }), anOffer({ id: 'b' })])).resolves.toBe(0);
      await expect(store.find('a')).resolves.toMatchObject({ value: 1 });
    });

    it('changes what is as it was read, and nothing that somebody changed meanwhile', async () => {
      const store = await make();
      const step = (by: string) => ({ state: 'design', at: new Date(0), by, did: 'written' }) as const;
      const written = (by: string, ...before: readonly ReturnType<typeof step>[]) =>
        anOffer({ state: 'design', value: 7, life: { answerable: {}, history: [...before, step(by)] } });
      await expect(store.change(null, anOffer({ state: 'design' }))).resolves.toBe(true);
      await expect(store.change(null, anOffer())).resolves.toBe(false);
      const read = await store.find(anOffer().id);
      await expect(store.change(read, written('eva'))).resolves.toBe(true);
      await expect(store.change(read, written('adam'))).resolves.toBe(false);
      const again = await store.find(anOffer().id);
      expect(again).toEqual(written('eva'));
      await expect(store.change(again, { ...written('eva', step('eva')), state: 'approval' })).resolves.toBe(true);
      await expect(store.change(again, written('adam', step('eva')))).resolves.toBe(false);
    });

    it('of two who write at once what they both read, or what is not there yet, one is faster', async () => {
      const store = await make();
      const steps = (by: string, count: number) =>
        Array.from({ length: count }, () => ({ state: 'design', at: new Date(0), by, did: 'written' }) as const);
      const written = (by: string, count: number) =>
        anOffer({ state: 'design', life: { answerable: {}, history: steps(by, count) } });
      for (const count of [1, 2]) {
        const read = await store.find(anOffer().id);
        const both = await Promise.all(['eva', 'adam'].map((by) => store.change(read, written(by, count))));
        expect(both.filter(Boolean)).toHaveLength(1);
        await expect(store.find(anOffer().id)).resolves.toEqual(written(both[0] ? 'eva' : 'adam', count));
      }
    });

    it('one that began anew from a file is not the one that was read, however many steps it has', async () => {
      const store = await make();
      const at = (ms: number, value: number) => {
        const history = [{ state: 'design', at: new Date(ms), by: 'eva', did: 'written' } as const];
        return anOffer({ state: 'design', value, life: { answerable: {}, history } });
      };
      await store.save(at(1, 1));
      const read = await store.find(anOffer().id);
      await store.save(at(2, 2));
      await expect(store.change(read, at(3, 3))).resolves.toBe(false);
    });

    it('lists by id', async () => {
      const store = await make();
      await store.seed([anOffer({ id: 'b' }), anOffer({ id: 'a' })]);
      await expect(store.list()).resolves.toMatchObject([{ id: 'a' }, { id: 'b' }]);
    });

    it('knows nothing of another id, nor of an operator in place of one', async () => {
      const store = await make();
      await store.save(anOffer());
      await expect(store.find('nothing')).resolves.toBeNull();
      await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });
  });
}
