import type { Stage } from '../../policy/refusal.js';
import type { CandidateRecord } from '../decision.js';
import type { RulePlaces } from '../frame/rule-places.js';
import type { PackedRefusal, ReasonCount } from './refusal-block.js';

/**
 * What scarcity and the ledger said is nobody's to work out again: the places are others' by then. Nor is that a campaign was
 * halted under way.
 */
const TOLD: ReadonlySet<Stage> = new Set(['capacity', 'cap']);
const TOLD_CODE = 'CAMPAIGN_HALTED';

/** Gathers the candidates of a chunk that get no document of their own, customer by customer. */
export class RefusedCandidates {
  /** Who has an entry: entries carry places in it. */
  readonly ids: string[] = [];
  readonly entries: PackedRefusal[] = [];
  private readonly counts = new Map<string, ReasonCount>();

  constructor(private readonly places: RulePlaces) {}

  /** What a customer's candidates left at; the ones that have not left are passed over. */
  add(customerId: string, candidates: readonly CandidateRecord[]): void {
    const customer = this.ids.length;
    for (const candidate of candidates) {
      const [refusal] = candidate.left?.refusals ?? [];
      if (!candidate.left || !refusal) continue;
      const { code, component } = refusal;
      const { stage, refusals } = candidate.left;
      const rule = this.places.of(candidate);
      const told = TOLD.has(stage) || code === TOLD_CODE ? { told: refusals } : {};
      this.entries.push({ customer, rule, stage, code, component, ...told });
    }
    if (this.entries.at(-1)?.customer === customer) this.ids.push(customerId);
  }

  /** Candidates that left and that a document tells of. */
  count(candidates: readonly CandidateRecord[]): void {
    for (const { left } of candidates) {
      const code = left?.refusals[0]?.code;
      if (!left || code === undefined) continue;
      const { stage } = left;
      const count = (this.counts.get(`${stage} ${code}`)?.count ?? 0) + 1;
      this.counts.set(`${stage} ${code}`, { stage, code, count });
    }
  }

  /** How many of them left where, and why. */
  get counted(): readonly ReasonCount[] {
    return [...this.counts.values()];
  }
}
