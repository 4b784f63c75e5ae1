import type { CandidateRecord } from './decision.js';
import type { PackedRefusal } from './refusal-block.js';
import type { RulePlaces } from './rule-places.js';

/** Gathers the candidates of a chunk that get no document of their own, customer by customer. */
export class RefusedCandidates {
  /** Who has an entry: entries carry places in it. */
  readonly ids: string[] = [];
  readonly entries: PackedRefusal[] = [];

  constructor(private readonly places: RulePlaces) {}

  /** What a customer's candidates left at; the ones that have not left are passed over. */
  add(customerId: string, candidates: readonly CandidateRecord[]): void {
    const customer = this.ids.length;
    for (const candidate of candidates) {
      const [refusal] = candidate.left?.refusals ?? [];
      if (!candidate.left || !refusal) continue;
      const { code, component } = refusal;
      const rule = this.places.of(candidate);
      this.entries.push({ customer, rule, stage: candidate.left.stage, code, component });
    }
    if (this.entries.at(-1)?.customer === customer) this.ids.push(customerId);
  }
}
