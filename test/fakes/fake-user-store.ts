import { type User, UserStore } from '../../src/flows/ports/user-store.js';

export class FakeUserStore extends UserStore {
  private readonly users = new Map<string, User>();

  override async insert(user: User): Promise<boolean> {
    if (this.users.has(user.name)) return false;
    this.users.set(user.name, user);
    return true;
  }

  override async find(name: string): Promise<User | null> {
    return this.users.get(name) ?? null;
  }

  override async list(): Promise<readonly User[]> {
    return [...this.users.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  override async changePassword(name: string, passwordHash: string): Promise<boolean> {
    const user = this.users.get(name);
    if (!user) return false;
    this.users.set(name, { ...user, passwordHash, passwordChanged: true, tokenVersion: user.tokenVersion + 1 });
    return true;
  }
}
