import type { FactProfile } from '../../core/facts/profile/fact-profile.js';

/** The facts of the base as they lay at a business instant, derived by these models. */
export type BaseProfile = {
  readonly modelsHash: string;
  readonly asOf: Date;
  readonly customers: number;
  readonly facts: readonly FactProfile[];
};

/** How the facts lie over the base: the newest profile of each models. */
export abstract class FactProfileStore {
  /** Takes the place of the one before of the same models, unless that is newer. */
  abstract keep(profile: BaseProfile): Promise<void>;
  /** Null: these models were never profiled. */
  abstract newest(modelsHash: string): Promise<BaseProfile | null>;
}
