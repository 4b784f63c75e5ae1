import type { LiveFrame } from '../../core/decision/live/live-frame.js';

/** Every campaign that is active, with all that is decided by, kept ready for customers who come to us. */
export abstract class LivePortfolio {
  /**
   * As it was at most a second before (machine time): a campaign that is paused, an emergency stop that is pulled, are seen
   * within it. Made for the day of `now`, business time.
   */
  abstract at(now: Date): Promise<LiveFrame>;
}
