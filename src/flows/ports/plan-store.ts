import type { PlaybookPlan } from '../../core/campaign/playbook-plan.js';

/** How packs are meant to be run as campaigns: at most one plan a pack. */
export abstract class PlanStore {
  /** The seed: inserts what is not there, leaves the rest alone. Answers how many were new. */
  abstract seed(plans: readonly PlaybookPlan[]): Promise<number>;
  abstract save(plan: PlaybookPlan): Promise<void>;
  abstract find(pack: string): Promise<PlaybookPlan | null>;
  /** By pack. */
  abstract list(): Promise<readonly PlaybookPlan[]>;
}
