import { ledgerStepOf } from '../../src/core/outreach/ledger-step.js';
import { OPEN_STATES, type Outreach, type OutreachState } from '../../src/core/outreach/outreach.js';
import { afterLostAnswer, comesFrom, reasonWith } from '../../src/core/outreach/outreach-life.js';
import {
  type Claimed,
  type OutreachEnd,
  OutreachStore,
  type PlannedOf,
  type Repaired,
} from '../../src/flows/ports/outreach-store.js';

type Row = {
  outreach: Outreach;
  claim: { readonly token: string; until: number; readonly ms: number } | null;
  providerIds: readonly string[];
  readonly delivered: Set<string>;
  unsettled: boolean;
};

export class FakeOutreachStore extends OutreachStore {
  private readonly rows = new Map<string, Row>();
  private readonly early = new Map<string, { status: 'delivered' | 'failed'; detail: string }>();

  override async plan(rows: readonly Outreach[]): Promise<void> {
    for (const outreach of rows) {
      if (this.rows.has(outreach.id)) continue;
      this.rows.set(outreach.id, { outreach, claim: null, providerIds: [], delivered: new Set(), unsettled: false });
    }
  }

  override async claimDue(shard: number, now: Date, limit: number, token: string, ms: number): Promise<Claimed[]> {
    const due = this.all(({ outreach }) => outreach.shard === shard && isDue(outreach, now)).slice(0, limit);
    return due.map((row) => {
      row.claim = { token, until: Date.now() + ms, ms };
      change(row, { state: 'claimed' });
      return { outreach: row.outreach, token };
    });
  }

  override async markHanded(claimed: Claimed, _at: Date): Promise<boolean> {
    const row = this.held(claimed, 'handed');
    if (!row?.claim) return false;
    row.claim.until = Date.now() + row.claim.ms;
    change(row, { state: 'handed', attempt: row.outreach.attempt + 1 });
    return true;
  }

  override async finish(claimed: Claimed, end: OutreachEnd): Promise<Outreach | null> {
    const row = this.held(claimed, end.state);
    if (!row) return null;
    change(row, { state: end.state, reason: end.reason });
    row.unsettled = ledgerStepOf(row.outreach).kind === 'release';
    if (end.state !== 'unknown') row.claim = null;
    row.providerIds = end.providerIds ?? [];
    for (const id of row.providerIds) {
      const receipt = this.early.get(id);
      if (receipt) row.unsettled = true;
      if (receipt) apply(row, id, receipt.status, receipt.detail);
      this.early.delete(id);
    }
    return row.outreach;
  }

  override async postpone(claimed: Claimed, dueAt: Date, reason: string): Promise<boolean> {
    const row = this.held(claimed, 'planned');
    if (!row) return false;
    row.claim = null;
    change(row, { state: 'planned', dueAt, reason });
    return true;
  }

  override async recordReceipt(
    providerId: string,
    status: 'delivered' | 'failed',
    detail: string,
    _at: Date,
  ): Promise<Outreach | null> {
    const row = [...this.rows.values()].find(({ providerIds }) => providerIds.includes(providerId));
    if (!row) {
      if (!this.early.has(providerId)) this.early.set(providerId, { status, detail });
      return null;
    }
    apply(row, providerId, status, detail);
    return row.outreach.state === 'sent' ? null : row.outreach;
  }

  override async dueShards(now: Date): Promise<readonly number[]> {
    const shards = this.all(({ outreach }) => isDue(outreach, now)).map(({ outreach }) => outreach.shard);
    return [...new Set(shards)].sort((a, b) => a - b);
  }

  override async repair(): Promise<Repaired> {
    const expired = this.all(({ claim, outreach }) => isOpen(outreach) && claim !== null && claim.until <= Date.now());
    const returned = expired.filter(({ outreach }) => outreach.state === 'claimed');
    const unknown = expired.filter(({ outreach }) => outreach.state === 'handed');
    for (const row of returned) {
      row.claim = null;
      change(row, { state: 'planned' });
    }
    for (const row of unknown) {
      row.unsettled = true;
      change(row, { state: afterLostAnswer(row.outreach.channel), reason: 'ANSWER_LOST' });
    }
    return { returned: returned.length, unknown: unknown.length };
  }

  override async unsettled(limit: number): Promise<readonly Outreach[]> {
    const rows = this.all((row) => row.unsettled);
    return rows.slice(0, limit).map(({ outreach }) => outreach);
  }

  override async settle({ id, state }: Outreach): Promise<void> {
    const row = this.rows.get(id);
    if (row?.outreach.state === state) row.unsettled = false;
  }

  override async cancelPlanned(
    of: PlannedOf,
    reason: string,
    giveBack: (planned: Outreach) => Promise<void>,
  ): Promise<number> {
    const isOf = ({ runId, campaignId, event }: Outreach) => {
      if (typeof of === 'string') return runId === of;
      if ('onEventsBy' in of) return campaignId === of.onEventsBy && event !== undefined;
      return runId === of.runId && campaignId === of.campaignId;
    };
    const rows = this.all(({ outreach }) => isOf(outreach) && outreach.state === 'planned');
    await Promise.all(rows.map(({ outreach }) => giveBack(outreach)));
    const planned = rows.filter(({ outreach }) => outreach.state === 'planned');
    for (const row of planned) change(row, { state: 'cancelled', reason });
    return planned.length;
  }

  override async find(id: string): Promise<Outreach | null> {
    return this.rows.get(id)?.outreach ?? null;
  }

  override async findPublic(publicId: string): Promise<Outreach | null> {
    return this.all(({ outreach }) => outreach.publicId === publicId)[0]?.outreach ?? null;
  }

  override async ofCustomer(customerId: string, limit: number): Promise<readonly Outreach[]> {
    const rows = this.all(({ outreach }) => outreach.customerId === customerId);
    return rows
      .reverse()
      .slice(0, limit)
      .map(({ outreach }) => outreach);
  }

  override async countByState(runId: string) {
    const counts = new Map<string, { channel: string; state: OutreachState; count: number }>();
    for (const { outreach } of this.all((row) => row.outreach.runId === runId)) {
      const { channel, state } = outreach;
      const count = counts.get(`${channel}|${state}`)?.count ?? 0;
      counts.set(`${channel}|${state}`, { channel, state, count: count + 1 });
    }
    return [...counts.values()];
  }

  private all(which: (row: Row) => boolean): Row[] {
    return [...this.rows.values()]
      .filter(which)
      .sort((a, b) => a.outreach.dueAt.getTime() - b.outreach.dueAt.getTime());
  }

  private held({ outreach, token }: Claimed, to: OutreachState): Row | null {
    const row = this.rows.get(outreach.id);
    return row?.claim?.token === token && comesFrom(to).includes(row.outreach.state) ? row : null;
  }
}

function isOpen({ state }: Outreach): boolean {
  return OPEN_STATES.includes(state);
}

function isDue({ state, dueAt }: Outreach, now: Date): boolean {
  return state === 'planned' && dueAt <= now;
}

function change(row: Row, to: Partial<Outreach>): void {
  row.outreach = { ...row.outreach, ...to };
}

function apply(row: Row, id: string, status: 'delivered' | 'failed', detail: string): void {
  if (row.outreach.state !== 'sent') return;
  if (status === 'failed') change(row, { state: 'failed', reason: reasonWith('NOT_DELIVERED', detail) });
  else row.delivered.add(id);
  if (row.providerIds.every((part) => row.delivered.has(part))) change(row, { state: 'delivered' });
}
