import type { ScopedRule } from './base/affinity-facts.js';
import type { Pyramids } from './base/pyramids.js';
import type { ChurnCard } from './churn/churn-card.js';

/**
 * What facts take from the base itself rather than from a file: the versions in force when a process read them; null is
 * none yet. `key` tells those apart whose facts are kept: facts derived under another key are other facts. The pyramids
 * are not in it: what they give is worked out anew at every reading.
 */
export type TrainedModels = {
  readonly key: string;
  readonly churn: ChurnCard | null;
  readonly affinity: readonly ScopedRule[] | null;
  readonly pyramids: Pyramids | null;
};

export const NOTHING_TRAINED: TrainedModels = { key: '', churn: null, affinity: null, pyramids: null };
