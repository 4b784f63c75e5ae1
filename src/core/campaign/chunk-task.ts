import type { CampaignState } from './campaign.js';
import type { RunState } from './run.js';

/**
 * What is to be done with an open chunk. evaluate: its customers are decided on. clear: its run has ended, the places it
 * took are given back. wait: its campaign rests; nothing is reserved until a person activates it again.
 */
export type ChunkTask = 'evaluate' | 'clear' | 'wait';

/** `campaign` is null where the record is no longer there: nobody can say that it is wanted. */
export function chunkTaskOf(run: RunState, campaign: CampaignState | null): ChunkTask {
  if (run !== 'evaluating') return 'clear';
  return campaign === 'active' ? 'evaluate' : 'wait';
}
