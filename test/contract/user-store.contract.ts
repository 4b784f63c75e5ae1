import { describe, expect, it } from '@jest/globals';
import type { User, UserStore } from '../../src/flows/ports/user-store.js';

function aUser(change: Partial<User> = {}): User {
  return {
    name: 'marketer',
    role: 'marketer',
    passwordHash: '$argon2id$one',
    passwordChanged: false,
    tokenVersion: 1,
    ...change,
  };
}

export function describeUserStore(name: string, make: () => Promise<UserStore>): void {
  describe(`${name} keeps accounts`, () => {
    it('answers an account as it was put in', async () => {
      const store = await make();
      await expect(store.insert(aUser())).resolves.toBe(true);
      await expect(store.find('marketer')).resolves.toEqual(aUser());
    });

    it('keeps the node an account is held to, and none where there is none', async () => {
      const store = await make();
      await store.insert(aUser({ orgNode: 'YX-01' }));
      await expect(store.find('marketer')).resolves.toEqual(aUser({ orgNode: 'YX-01' }));
    });

    it('keeps the first of two with one name', async () => {
      const store = await make();
      await store.insert(aUser());
      await expect(store.insert(aUser({ role: 'admin' }))).resolves.toBe(false);
      await expect(store.find('marketer')).resolves.toEqual(aUser());
    });

    it('knows nobody of another name, nor of an operator in place of one', async () => {
      const store = await make();
      await store.insert(aUser());
      await expect(store.find('nobody')).resolves.toBeNull();
      await expect(store.find({ $gt: '' } as unknown as string)).resolves.toBeNull();
    });

    it('lists by name', async () => {
      const store = await make();
      await store.insert(aUser({ name: 'zoe' }));
      await store.insert(aUser({ name: 'ada' }));
      await expect(store.list()).resolves.toEqual([aUser({ name: 'ada' }), aUser({ name: 'zoe' })]);
    });

    it('a new password is marked as changed and ends older tokens', async () => {
      const store = await make();
      await store.insert(aUser());
      await expect(store.changePassword('marketer', '$argon2id$two')).resolves.toBe(true);
      await expect(store.find('marketer')).resolves.toEqual(
        aUser({ passwordHash: '$argon2id$two', passwordChanged: true, tokenVersion: 2 }),
      );
    });

    it('says so when there is nobody whose password to change', async () => {
      const store = await make();
      await expect(store.changePassword('nobody', '$argon2id$two')).resolves.toBe(false);
    });
  });
}
