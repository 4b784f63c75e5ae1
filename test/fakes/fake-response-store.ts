import { type CustomerResponse, newestFirst } from '../../src/core/response/response.js';
import { ResponseStore } from '../../src/flows/ports/response-store.js';

export class FakeResponseStore extends ResponseStore {
  private readonly responses = new Map<string, CustomerResponse>();

  override async find(id: string): Promise<CustomerResponse | null> {
    return this.responses.get(id) ?? null;
  }

  override async replace(found: CustomerResponse | null, next: CustomerResponse): Promise<boolean> {
    if ((this.responses.get(next.id) ?? null) !== found) return false;
    this.responses.set(next.id, next);
    return true;
  }

  override async ofCustomer(customerId: string, since: Date): Promise<readonly CustomerResponse[]> {
    return newestFirst([...this.responses.values()].filter((one) => one.customerId === customerId && one.at >= since));
  }

  override async ofCustomers(customerIds: readonly string[], since: Date) {
    const found = new Map<string, readonly CustomerResponse[]>();
    for (const id of customerIds) {
      const responses = await this.ofCustomer(id, since);
      if (responses.length > 0) found.set(id, responses);
    }
    return found;
  }

  override async promised(from: Date, until: Date, limit: number): Promise<readonly CustomerResponse[]> {
    const instant = ({ callBackAt }: CustomerResponse) => callBackAt?.getTime() ?? Number.NaN;
    return [...this.responses.values()]
      .filter((one) => instant(one) >= from.getTime() && instant(one) < until.getTime())
      .sort((a, b) => instant(a) - instant(b) || (a.id < b.id ? -1 : 1))
      .slice(0, limit);
  }

  override async forget(customerId: string, pseudonym: string): Promise<void> {
    for (const [id, one] of this.responses) {
      if (one.customerId === customerId) this.responses.set(id, { ...one, customerId: pseudonym });
    }
  }
}
