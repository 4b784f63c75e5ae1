import { describe, expect, it } from '@jest/globals';
import type { Customer } from '../../src/core/customer/customer.js';
import type { CustomerStore, CustomerWrite } from '../../src/flows/ports/customer-store.js';
import { aConsent, aCustomer } from '../builders/a-customer.js';

let written = 0;
const write = (customer: Customer, change: Partial<CustomerWrite> = {}): CustomerWrite => {
  written += 1;
  return { customer, contentHash: `content ${written}`, ...change };
};
const bare = (change: Partial<Customer> = {}): Customer => ({
  ...{ id: 'c-1', relationship: 'current', origin: 'table', personal: {}, basic: {}, business: {}, usage: [] },
  ...{ preference: {}, consents: [] },
  ...change,
});

export function describeCustomerStore(name: string, make: () => Promise<CustomerStore>): void {
  describe(`${name} keeps customers`, () => {
    it('gives back what was written, personal data readable', async () => {
      const store = await make();
      await expect(store.apply([write(aCustomer())])).resolves.toEqual({ inserted: 1, updated: 0, unchanged: 0 });
      await expect(store.find('c-1')).resolves.toEqual(aCustomer());
      await expect(store.find('c-2')).resolves.toBeNull();
      await expect(store.count()).resolves.toBe(1);
    });

    it('counts the same batch again as unchanged', async () => {
      const store = await make();
      const batch = [write(aCustomer()), write(aCustomer({ id: 'c-2' }))];
      await store.apply(batch);
      await expect(store.apply(batch)).resolves.toEqual({ inserted: 0, updated: 0, unchanged: 2 });
    });

    it('keeps what a write does not carry', async () => {
      const store = await make();
      await store.apply([write(aCustomer())]);
      await store.apply([write(bare({ basic: { age: 40 }, personal: { name: 'Ann' } }))]);
      await expect(store.find('c-1')).resolves.toMatchObject({
        personal: { name: 'Ann', msisdn: '+12025550123' },
        basic: { age: 40, sex: 'Female' },
        business: { contractTermMonths: 24 },
        usage: [{ month: '2026-10', revenue: 5_000 }],
        consents: [{ channel: 'sms' }, { channel: 'email' }],
      });
    });

    it('takes away what a write says there is none of', async () => {
      const store = await make();
      await store.apply([write(aCustomer())]);
      await store.apply([write(bare(), { cleared: ['business.contractEndDate'] })]);
      const business = (await store.find('c-1'))?.business ?? {};
      expect('contractEndDate' in business).toBe(false);
      expect(business.contractTermMonths).toBe(24);
    });

    it('takes back a consent that the source no longer shows', async () => {
      const store = await make();
      await store.apply([write(aCustomer({ consents: [aConsent()] }))]);
      const { channel, purpose, source } = aConsent();
      const at = new Date('2026-11-01T00:00:00Z');
      await store.apply([write(bare(), { withheld: [{ channel, purpose, source, at }] })]);
      await expect(store.find('c-1')).resolves.toMatchObject({ consents: [{ channel, granted: false, at }] });
    });

    it('writes for one customer in one batch count in their order', async () => {
      const store = await make();
      const batch = [write(bare({ basic: { age: 1 } })), write(bare({ basic: { age: 2 } }))];
      await expect(store.apply(batch)).resolves.toEqual({ inserted: 1, updated: 1, unchanged: 0 });
      await expect(store.find('c-1')).resolves.toMatchObject({ basic: { age: 2 } });
    });

    it('loses nothing of two batches at once', async () => {
      const store = await make();
      const batches = [1, 2, 3, 4].map((n) => [write(bare({ usage: [{ month: `2026-0${n}`, revenue: n }] }))]);
      const counts = await Promise.all(batches.map((batch) => store.apply(batch)));
      expect(counts.reduce((sum, { inserted, updated }) => sum + inserted + updated, 0)).toBe(4);
      expect((await store.find('c-1'))?.usage.map(({ revenue }) => revenue)).toEqual([1, 2, 3, 4]);
    });

    it.each([
      ['email', 'C-1@EXAMPLE.invalid '],
      ['msisdn', '001 (202) 555-0123'],
    ] as const)('finds a person by %s, however it is typed', async (field, value) => {
      const store = await make();
      await store.apply([write(aCustomer()), write(aCustomer({ id: 'c-2' })), write(bare({ id: 'c-3' }))]);
      await expect(store.lookup(field, value)).resolves.toEqual(['c-1', 'c-2']);
      await expect(store.lookup(field, `${value}9`)).resolves.toEqual([]);
    });

    it('finds many, in whatever form their ids are written', async () => {
      const store = await make();
      await store.apply([write(bare({ id: 'é' })), write(bare({ id: 'c-2' }))]);
      const found = await store.findMany(['e\u0301', 'c-2', 'c-9']);
      expect(found.map(({ id }) => id).sort()).toEqual(['c-2', 'é']);
    });

    it('takes values that look like operators for values', async () => {
      const store = await make();
      const odd = bare({ id: '$ne', basic: { brand: '$region', region: '$$ROOT' }, personal: { name: '{"$gt":""}' } });
      await store.apply([write(odd)]);
      await store.apply([write(bare({ id: '$ne', basic: { region: '$basic.brand' } }))]);
      await expect(store.find('$ne')).resolves.toMatchObject({ basic: { brand: '$region', region: '$basic.brand' } });
      await expect(store.lookup('name', '{"$gt":""}')).resolves.toEqual(['$ne']);
    });
  });
}
