import { type StageChange, StageHistory } from '../../src/flows/ports/stage-history.js';

export class FakeStageHistory extends StageHistory {
  readonly kept: (StageChange & { readonly customerId: string; readonly rev: number })[] = [];

  override async ofCustomer(customerId: string, model: string | null, limit: number): Promise<readonly StageChange[]> {
    return this.kept
      .filter((one) => one.customerId === customerId && one.model === (model ?? one.model))
      .sort((a, b) => (a.since === b.since ? b.rev - a.rev : a.since < b.since ? 1 : -1))
      .slice(0, limit)
      .map(({ customerId: _customer, rev: _rev, ...change }) => change);
  }
}
