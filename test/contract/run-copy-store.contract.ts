import { describe, expect, it } from '@jest/globals';
import { blockOf, type FactBlock } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { placeOf } from '../../src/core/kit/hash.js';
import type { RunCopyStore } from '../../src/flows/ports/run-copy-store.js';
import { FIELD_FACTS } from '../builders/field-facts.js';

const NAMES = [...FIELD_FACTS.keys()];
const RUN = 'retention|20261102T180000Z';
const sheetOf = (customerId: string): FactSheet => ({
  arpuBand: customerId.endsWith('1') ? 'HIGH' : null,
  tenureMonths: customerId.length + 0.25,
  senior: customerId.endsWith('2') ? null : customerId.endsWith('1'),
  planCode: `套餐-${customerId}`,
  exitDate: customerId.endsWith('3') ? '1969-12-31' : null,
  spendByMonth: customerId.endsWith('2') ? null : [null, 1.5, ...Array(10).fill(customerId.length)],
  bills: customerId.endsWith('1')
    ? [
        { amount: 12.5, dueOn: '2026-11-30', paid: false, channel: '柜台' },
        { amount: null, dueOn: null, paid: true, channel: null },
      ]
    : customerId.endsWith('2')
      ? null
      : [],
});

export function aBlock(ids: readonly string[]): FactBlock {
  return blockOf(ids, ids.map(sheetOf), NAMES, FIELD_FACTS);
}

const IDS = ['c-1', 'c-2', 'c-3', 'c-4', 'c-5', 'c-6'].sort((a, b) => placeOf(a) - placeOf(b));

export function describeRunCopyStore(name: string, make: () => Promise<RunCopyStore>): void {
  describe(`${name} keeps what a run saw`, () => {
    it('gives every column back as it was', async () => {
      const store = await make();
      const blocks = [aBlock(IDS.slice(0, 2)), aBlock([]), aBlock(IDS.slice(2, 3))];
      await expect(store.find(RUN, 0)).resolves.toBeNull();
      await expect(store.keep(RUN, 0, blocks)).resolves.toEqual(blocks);
      await expect(store.find(RUN, 0)).resolves.toEqual(blocks);
    });

    it('keeps the first of two copies and answers it', async () => {
      const store = await make();
      const first = [aBlock(IDS.slice(0, 2))];
      await store.keep(RUN, 0, first);
      await expect(store.keep(RUN, 0, [aBlock(IDS)])).resolves.toEqual(first);
      await expect(store.find(RUN, 0)).resolves.toEqual(first);
    });

    it('drops the row of who is forgotten, from every run', async () => {
      const store = await make();
      await store.keep(RUN, 0, [aBlock(IDS.slice(0, 3))]);
      await store.keep(RUN, 1, [aBlock(IDS.slice(3))]);
      await store.keep('another', 0, [aBlock(IDS)]);
      const [, second = '', , fourth = ''] = IDS;
      await store.forget(second);
      await store.forget(fourth);
      await store.forget('somebody else');
      expect((await store.find(RUN, 0))?.map(({ ids }) => ids)).toEqual([[IDS[0], IDS[2]]]);
      expect((await store.find(RUN, 1))?.map(({ n }) => n)).toEqual([2]);
      expect((await store.find('another', 0))?.[0]?.ids).not.toContain(second);
      await expect(store.sheetOf('another', fourth)).resolves.toBeNull();
      await expect(store.sheetOf('another', IDS[0] ?? '')).resolves.toEqual(sheetOf(IDS[0] ?? ''));
    });

    it('finds one customer in whichever chunk they were', async () => {
      const store = await make();
      await store.keep(RUN, 0, [aBlock(IDS.slice(0, 1)), aBlock(IDS.slice(1, 3))]);
      await store.keep(RUN, 1, [aBlock([])]);
      await store.keep(RUN, 2, [aBlock(IDS.slice(3))]);
      for (const id of IDS) await expect(store.sheetOf(RUN, id)).resolves.toEqual(sheetOf(id));
      await expect(store.sheetOf(RUN, 'somebody else')).resolves.toBeNull();
      await expect(store.sheetOf('another', 'c-1')).resolves.toBeNull();
    });
  });
}
