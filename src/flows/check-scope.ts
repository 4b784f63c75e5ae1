import { Injectable } from '@nestjs/common';
import { isInScope, type Scope } from '../core/access/scope.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';

/** Holds a look at a customer to the scope of who looks. */
@Injectable()
export class CheckScope {
  constructor(
    private readonly customers: CustomerStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Those of these customers whom the scope takes in. Looking beyond it is on record, customer by customer. Who is not there
   * is not in any scope but the whole.
   */
  async run(ids: readonly string[], { by, scope }: { readonly by: string; readonly scope: Scope }) {
    if (scope === null || ids.length === 0) return new Set(ids);
    const owners = new Map<string, string>();
    for (const id of ids) owners.set(id, (await this.customers.answersFor(id)) ?? id);
    const found = await this.customers.findMany([...new Set(owners.values())]);
    const nodes = new Map(found.map(({ id, basic }) => [id, basic.orgNode]));
    const { organisation } = this.rules;
    const seen = new Set(ids.filter((id) => isInScope(nodes.get(owners.get(id) ?? id), scope, organisation)));
    for (const subject of ids.filter((id) => !seen.has(id))) {
      const entry = { at: this.clock.system(), actor: by, action: 'customer.out-of-scope', subject };
      await this.audit.record({ ...entry, detail: { scope } });
    }
    return seen;
  }
}
