import type { LeftOut } from '../../core/campaign/halt/left-out.js';
import type { Run } from '../../core/campaign/run.js';
import type { RunFrame } from '../../core/decision/frame/run-frame.js';

/** What runs decide by, kept ready: chunks of a run share one. */
export abstract class RunFrames {
  /**
   * Freezes what a run decides by, as it is now, once; a second start leaves what is there. Answers the campaigns of a run of
   * all that cannot take part.
   */
  abstract freeze(run: Run): Promise<readonly LeftOut[]>;
  abstract of(run: Run): Promise<RunFrame>;
  /** What a run that began now would decide by. Nothing is kept. */
  abstract rehearse(run: Run): Promise<RunFrame>;
  /** The same of a run that may be long over; null once it is no longer kept. */
  abstract find(run: Run): Promise<RunFrame | null>;
}
