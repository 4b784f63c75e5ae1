import { Injectable } from '@nestjs/common';
import type { Role } from '../core/access/role.js';
import { isInScope, type Scope } from '../core/access/scope.js';
import type { Customer, Personal } from '../core/customer/customer.js';
import { personalAsSeenBy } from '../core/customer/mask-personal.js';
import type { Offer } from '../core/offer/offer.js';
import { type OpenCallBack, openCallBacks } from '../core/response/open-call-back.js';
import { AuditLog } from './ports/audit-log.js';
import { BusinessRules } from './ports/business-rules.js';
import { Clock } from './ports/clock.js';
import { CustomerStore } from './ports/customer-store.js';
import { OfferStore } from './ports/offer-store.js';
import { ResponseStore } from './ports/response-store.js';

const DAY_MS = 86_400_000;
/** A promise nobody kept for so long is no task any more. */
const KEPT_DAYS = 31;
/** As many promises of the time asked for are looked at, the soonest first. */
const MOST = 2_000;

/** A task: whom to call, when, about which offer, and who promised it. */
export type CallTask = OpenCallBack & {
  readonly customerId: string;
  readonly personal: Personal;
  readonly language: string | null;
  readonly offer: Offer | null;
};

type Asked = { readonly by: string; readonly role: Role; readonly scope: Scope; readonly days: number };

/**
 * Calls that were promised and are due within some days, the soonest first: those whom the scope of who asks takes in. Who is
 * forgotten is called by nobody. On record, once for the list.
 */
@Injectable()
export class ReadCallBacks {
  constructor(
    private readonly responses: ResponseStore,
    private readonly customers: CustomerStore,
    private readonly offers: OfferStore,
    private readonly rules: BusinessRules,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async run({ by, role, scope, days }: Asked): Promise<readonly CallTask[]> {
    const now = this.clock.now().getTime();
    const from = new Date(now - KEPT_DAYS * DAY_MS);
    const open = await this.open(from, new Date(now + days * DAY_MS));
    const offers = new Map((await this.offers.list()).map((offer) => [offer.id, offer]));
    const customers = await this.customersOf(open.map(({ promise }) => promise.customerId));
    const tasks = open.flatMap((one): CallTask[] => {
      const customer = customers.get(one.promise.customerId);
      if (!customer || !isInScope(customer.basic.orgNode, scope, this.rules.organisation)) return [];
      const personal = personalAsSeenBy(role, customer.personal);
      const { language = null } = customer.preference;
      return [{ ...one, customerId: customer.id, personal, language, offer: offers.get(one.promise.offerId) ?? null }];
    });
    const detail = { found: tasks.length };
    await this.audit.record({
      at: this.clock.system(),
      actor: by,
      action: 'desk.tasks',
      subject: 'call-backs',
      detail,
    });
    return tasks;
  }

  private async open(from: Date, until: Date): Promise<readonly OpenCallBack[]> {
    const promised = await this.responses.promised(from, until, MOST);
    if (promised.length === 0) return [];
    const oldest = Math.min(...promised.map(({ at }) => at.getTime()));
    const ids = [...new Set(promised.map(({ customerId }) => customerId))];
    return openCallBacks(promised, await this.responses.ofCustomers(ids, new Date(oldest)));
  }

  /** By the id they had when they were promised; of one who was merged away, the record that answers. */
  private async customersOf(ids: readonly string[]): Promise<ReadonlyMap<string, Customer>> {
    const found = new Map((await this.customers.findMany([...new Set(ids)])).map((one) => [one.id, one]));
    for (const id of new Set(ids)) {
      if (found.has(id)) continue;
      const owner = await this.customers.answersFor(id);
      const customer = owner === null ? null : await this.customers.find(owner);
      if (customer !== null) found.set(id, customer);
    }
    return found;
  }
}
