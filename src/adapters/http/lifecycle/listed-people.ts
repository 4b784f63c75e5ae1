import { Injectable } from '@nestjs/common';
import type { Role } from '../../../core/access/role.js';
import { personalAsSeenBy } from '../../../core/customer/mask-personal.js';
import { CustomerStore } from '../../../flows/ports/customer-store.js';

type Person = { readonly name: string | null; readonly msisdn: string | null };
const NOBODY: Person = { name: null, msisdn: null };

/** The people on a page of a list, by what a role may see to know them by. Who lists them records it. */
@Injectable()
export class ListedPeople {
  constructor(private readonly customers: CustomerStore) {}

  /** Who is there no more has no name. */
  async of(ids: readonly string[], role: Role): Promise<(id: string) => Person> {
    const found = ids.length === 0 ? [] : await this.customers.findMany(ids);
    const people = new Map(
      found.map(({ id, personal }) => {
        const { name = null, msisdn = null } = personalAsSeenBy(role, personal);
        return [id, { name, msisdn }];
      }),
    );
    return (id) => people.get(id) ?? NOBODY;
  }
}
