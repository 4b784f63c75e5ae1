import { describe, expect, it } from '@jest/globals';
import type { BuiltPyramid } from '../../src/core/value/base/pyramids.js';
import type { AffinityStore } from '../../src/flows/ports/affinity-store.js';
import type { PyramidStore } from '../../src/flows/ports/pyramid-store.js';

const RULE = { within: 'table', holds: 'a', also: 'b', support: 0.25, confidence: 0.5, lift: 2 };

export function describeAffinityStore(name: string, make: () => Promise<AffinityStore>): void {
  describe(`${name} keeps what was counted`, () => {
    it('the newest is in force, as it was put in', async () => {
      const store = await make();
      await expect(store.newest()).resolves.toBeNull();
      await store.add({ customers: 1, origin: null, rules: [] }, 'cli');
      const version = await store.add({ customers: 8, origin: 'table', rules: [RULE] }, 'cli');
      expect(version).toMatchObject({ number: 2, customers: 8, origin: 'table', rules: [RULE], by: 'cli' });
      await expect(store.newest()).resolves.toEqual(version);
    });
  });
}

const AS_OF = new Date('2026-11-02T18:00:00Z');
const PYRAMIDS: readonly BuiltPyramid[] = [
  {
    network: null,
    currency: 'CNY',
    steps: [
      { revenue: 500, customers: 2 },
      { revenue: 10, customers: 3 },
      { revenue: -5, customers: 1 },
    ],
  },
  { network: 'N-1', currency: 'CNY', steps: [{ revenue: 10.5, customers: 3_000_000 }] },
];

export function describePyramidStore(name: string, make: () => Promise<PyramidStore>): void {
  describe(`${name} keeps pyramids`, () => {
    it('answers a build as it was put in, however it is cut', async () => {
      const store = await make();
      await expect(store.add({ asOf: AS_OF, customers: 9, pyramids: PYRAMIDS })).resolves.toBe(1);
      await expect(store.newest()).resolves.toEqual({ number: 1, asOf: AS_OF, customers: 9, pyramids: PYRAMIDS });
    });

    it('the newest counts', async () => {
      const store = await make();
      for (const customers of [1, 2, 3, 4]) await store.add({ asOf: AS_OF, customers, pyramids: PYRAMIDS });
      await expect(store.newestHead()).resolves.toEqual({ number: 4, asOf: AS_OF, customers: 4 });
      await expect(store.newest()).resolves.toMatchObject({ number: 4, pyramids: PYRAMIDS });
    });

    it('of nobody there is a build without pyramids; before the first there is none', async () => {
      const store = await make();
      await expect(store.newestHead()).resolves.toBeNull();
      await expect(store.newest()).resolves.toBeNull();
      await store.add({ asOf: AS_OF, customers: 0, pyramids: [] });
      await expect(store.newest()).resolves.toMatchObject({ number: 1, pyramids: [] });
    });
  });
}
