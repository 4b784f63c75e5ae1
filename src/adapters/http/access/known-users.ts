import { Injectable } from '@nestjs/common';
import { Clock } from '../../../flows/ports/clock.js';
import { type User, UserStore } from '../../../flows/ports/user-store.js';

/** How long an ended token may still be taken by a process that did not end it. */
const FRESH_MS = 5_000;

/** Accounts as the guard asks for them: one read of the store in a few seconds, not one a request. */
@Injectable()
export class KnownUsers {
  private readonly seen = new Map<string, { readonly user: User; readonly until: number }>();

  constructor(
    private readonly users: UserStore,
    private readonly clock: Clock,
  ) {}

  async find(name: string): Promise<User | null> {
    const now = this.clock.system().getTime();
    const known = this.seen.get(name);
    if (known && known.until > now) return known.user;
    const user = await this.users.find(name);
    if (user) this.seen.set(name, { user, until: now + FRESH_MS });
    else this.seen.delete(name);
    return user;
  }

  /** This process changed the account: older tokens end here at once. */
  forget(name: string): void {
    this.seen.delete(name);
  }
}
