import { describe, expect, it } from '@jest/globals';
import { CreateAccounts, type NewAccount } from '../../src/flows/create-accounts.js';
import { Passwords } from '../../src/flows/ports/passwords.js';
import { FakeUserStore } from '../fakes/fake-user-store.js';

class CountedPasswords extends Passwords {
  private made = 0;
  override async hash(password: string): Promise<string> {
    return `hash of ${password}`;
  }
  override async verify(): Promise<boolean> {
    return false;
  }
  override generate(): string {
    this.made += 1;
    return `password-${this.made}`;
  }
}

function scene() {
  const users = new FakeUserStore();
  const flow = new CreateAccounts(users, new CountedPasswords());
  const file = new Map<string, string>();
  const keep = async (accounts: readonly NewAccount[]) => {
    for (const { name, password } of accounts) file.set(name, password);
  };
  const opens = async (name: string) => (await users.find(name))?.passwordHash === `hash of ${file.get(name)}`;
  return { users, flow, file, keep, opens };
}

describe('the first accounts', () => {
  it('are one a role, and their passwords are kept', async () => {
    const { flow, keep, opens, file } = scene();
    const made = await flow.run(keep);
    expect(made.map(({ name }) => name)).toEqual([
      'marketer',
      'approver',
      'manager',
      'privacy-officer',
      'agent',
      'admin',
    ]);
    for (const name of file.keys()) await expect(opens(name)).resolves.toBe(true);
  });

  it('are made once', async () => {
    const { flow, keep } = scene();
    await flow.run(keep);
    await expect(flow.run(keep)).resolves.toEqual([]);
  });

  it('can all be opened after a crash at any step', async () => {
    for (const crashAt of [0, 1, 2, 3, 4, 5]) {
      const { users, flow, keep, opens, file } = scene();
      let steps = 0;
      const insert = users.insert.bind(users);
      users.insert = async (user) => {
        if (steps === crashAt) throw new Error('killed');
        steps += 1;
        return insert(user);
      };
      await flow.run(keep).catch(() => undefined);
      users.insert = insert;
      await flow.run(keep);
      expect([...file.keys()].sort()).toEqual(['admin', 'agent', 'approver', 'manager', 'marketer', 'privacy-officer']);
      for (const name of file.keys()) await expect(opens(name)).resolves.toBe(true);
    }
  });
});
