import { kindOf, roundOf } from '../../core/campaign/run-step.js';
import { answersOf } from './answers-of.js';
import type { ContactLedger } from './contact-ledger.js';
import type { OutreachStore } from './outreach-store.js';
import type { RoundStore } from './round-store.js';
import type { ChunkClaim } from './run-store.js';

type Ports = { readonly rounds: RoundStore; readonly ledger: ContactLedger; readonly outreaches: OutreachStore };

/** The places that a chunk's rounds have taken in the ledger. */
export class PlacesTaken {
  constructor(private readonly ports: Ports) {}

  /**
   * Gives back what is reserved and not planned, of a run that has ended or a chunk that is given up: of the chunk's own
   * customers wherever they were asked for, and of everybody it asked for in a round that it has not answered.
   */
  async giveBack({ runId, seq, step }: ChunkClaim, because: string): Promise<void> {
    const { rounds } = this.ports;
    const round = kindOf(step) === 'reserve' ? roundOf(step) : null;
    const { rows = [] } = (round === null ? null : await rounds.allotment(runId, round, seq)) ?? {};
    const own = (await rounds.standing(runId, seq))?.customers ?? [];
    const all = new Set([...rows.map(({ customerId }) => customerId), ...own]);
    await answersOf([...all], (customerId) => this.giveBackOne(runId, customerId, because));
  }

  private async giveBackOne(runId: string, customerId: string, because: string): Promise<void> {
    const { ledger, outreaches } = this.ports;
    for (const row of await ledger.rowsOf(customerId)) {
      if (row.runId !== runId || row.status !== 'reserved') continue;
      // What is planned gives its place back itself, when it is cancelled or has ended.
      if ((await outreaches.find(row.outreachId)) !== null) continue;
      await ledger.release(customerId, row.outreachId, because);
    }
  }
}
