import type { CampaignState } from './campaign.js';
import type { RunState } from './run.js';

/**
 * What is to be done with an open chunk. evaluate: its customers are decided on. clear: its run has ended, the places it
 * took are given back. wait: all its campaigns rest; nothing is reserved until a person activates it again.
 */
export type ChunkTask = 'evaluate' | 'clear' | 'wait';

/**
 * `campaigns` are those of the run, null where the record is no longer there: nobody can say that it is wanted. A run rests
 * only if all of them do. One of several goes on without those that are halted, `together`: once all of them are stopped for
 * good it goes on to its end, to say so of everybody.
 */
export function chunkTaskOf(run: RunState, campaigns: readonly (CampaignState | null)[], together = false): ChunkTask {
  if (run !== 'evaluating') return 'clear';
  if (together && campaigns.every((state) => state === 'stopped' || state === null)) return 'evaluate';
  return campaigns.includes('active') ? 'evaluate' : 'wait';
}
