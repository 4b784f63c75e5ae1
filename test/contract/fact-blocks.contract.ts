import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../src/core/customer/customer.js';
import { type FactBlock, type PlaceRange, sheetAt } from '../../src/core/facts/fact-block.js';
import { PLACES, placeOf } from '../../src/core/kit/hash.js';
import type { FactBlocks } from '../../src/flows/ports/fact-blocks.js';
import { aCustomer } from '../builders/a-customer.js';

const AS_OF = new Date('2026-11-03T06:30:00Z');
const EVERYBODY = { from: 0, to: PLACES };

async function blocksOf(blocks: FactBlocks, range: PlaceRange, facts: readonly string[]): Promise<FactBlock[]> {
  const read: FactBlock[] = [];
  for await (const block of blocks.read(range, facts, AS_OF)) read.push(block);
  return read;
}

const idsOf = (blocks: readonly FactBlock[]) => blocks.flatMap(({ ids }) => ids);

/** `make` puts the customers where the blocks read them. */
export function describeFactBlocks(name: string, make: (customers: readonly Customer[]) => Promise<FactBlocks>): void {
  describe(`${name} reads facts`, () => {
    const many = Array.from({ length: 30 }, (_, index) => aCustomer({ id: `c-${index}` }));
    const inOrder = many.map(({ id }) => id).sort((a, b) => placeOf(a) - placeOf(b));

    it('everybody once, in order of place', async () => {
      const read = await blocksOf(await make(many), EVERYBODY, ['arpuBand']);
      expect(idsOf(read)).toEqual(inOrder);
      expect(read.every(({ n, ids }) => n === ids.length && n <= 4_096)).toBe(true);
    });

    it('ranges that share an edge share nobody', async () => {
      const blocks = await make(many);
      const edge = placeOf(inOrder[12] ?? '');
      const before = await blocksOf(blocks, { from: 0, to: edge }, ['arpuBand']);
      const after = await blocksOf(blocks, { from: edge, to: PLACES }, ['arpuBand']);
      expect(idsOf(before)).toEqual(inOrder.slice(0, 12));
      expect(idsOf(after)).toEqual(inOrder.slice(12));
    });

    it('an empty range has no customers', async () => {
      expect(idsOf(await blocksOf(await make([]), EVERYBODY, ['arpuBand']))).toEqual([]);
    });

    it('only the facts that were asked for, each once, whatever they build on', async () => {
      const blocks = await make([aCustomer()]);
      const [block] = await blocksOf(blocks, EVERYBODY, ['lifecycleStage', 'arpuBand', 'arpuBand', 'contactEmail']);
      expect(block && sheetAt(block, 0)).toEqual({ lifecycleStage: 'B', arpuBand: 'MID', contactEmail: true });
    });

    it('says of one customer what it says of a block', async () => {
      const former = aCustomer({ relationship: 'former', basic: { exitDate: '2026-10-15' }, personal: {} });
      const blocks = await make([former]);
      const sheet = await blocks.sheetOf(former.id, AS_OF);
      const [block] = await blocksOf(blocks, EVERYBODY, Object.keys(sheet ?? {}));
      expect(block && sheetAt(block, 0)).toEqual(sheet);
      expect(sheet).toMatchObject({ lifecycleStage: 'E', daysSinceExit: 18, tenureMonths: 10, currency: 'USD' });
    });

    it('knows that an address is there, and not which', async () => {
      const bare = { ...aCustomer(), personal: { name: 'Ann Example', email: 'ann@example.invalid' } };
      const sheet = await (await make([bare])).sheetOf(bare.id, AS_OF);
      expect(sheet).toMatchObject({ contactEmail: true, contactSms: false });
      expect(JSON.stringify(sheet)).not.toMatch(/Ann |ann@/);
    });

    it('a profile that says next to nothing has missing facts', async () => {
      const { id, relationship, origin } = aCustomer();
      const nothing = { personal: {}, basic: {}, business: {}, usage: [], preference: {}, consents: [] };
      const sheet = await (await make([{ id, relationship, origin, ...nothing }])).sheetOf(id, AS_OF);
      expect(sheet).toMatchObject({
        arpuBand: null,
        arpuBandCause: 'NO_RECENT_REVENUE',
        lifecycleStage: null,
        lifecycleStageCause: 'NOT_ENOUGH_DATA',
        consentSmsMarketing: null,
        contactSms: false,
      });
    });

    it('today is the day in the customer’s zone, else in the operator’s', async () => {
      const joined = (timeZone: string) =>
        aCustomer({ id: timeZone, basic: { activationDate: '2026-10-03' }, preference: { timeZone } });
      const blocks = await make([joined('Asia/Shanghai'), joined('America/Los_Angeles'), joined('Mars/Olympus')]);
      const tenureOf = async (id: string) => (await blocks.sheetOf(id, AS_OF))?.tenureMonths;
      await expect(tenureOf('Asia/Shanghai')).resolves.toBe(1);
      await expect(tenureOf('America/Los_Angeles')).resolves.toBe(0);
      await expect(tenureOf('Mars/Olympus')).resolves.toBe(0);
    });

    it('nobody has no sheet, and an operator is nobody', async () => {
      const blocks = await make([aCustomer()]);
      await expect(blocks.sheetOf('nobody', AS_OF)).resolves.toBeNull();
      await expect(blocks.sheetOf({ $gt: '' } as unknown as string, AS_OF)).resolves.toBeNull();
    });
  });
}
