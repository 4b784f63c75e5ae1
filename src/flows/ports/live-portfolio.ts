import type { LeftOut } from '../../core/campaign/halt/left-out.js';
import type { LiveFrame } from '../../core/decision/live/live-frame.js';

/** Every campaign that is active, with all that is decided by, kept ready for customers who come to us. */
export abstract class LivePortfolio {
  /**
   * As it was at most a second before (machine time): a campaign that is paused, an emergency stop that is pulled, are seen
   * within it. Made for the day of `now`, business time.
   */
  abstract at(now: Date): Promise<LiveFrame>;

  private out: readonly LeftOut[] = [];
  private listener: (out: readonly LeftOut[]) => void = () => undefined;

  /** Active campaigns that the last reading could not decide by. */
  get leftOut(): readonly LeftOut[] {
    return this.out;
  }

  /** Calls back when others than before must be left out. */
  onLeftOut(listener: (out: readonly LeftOut[]) => void): void {
    this.listener = listener;
  }

  protected tell(out: readonly LeftOut[]): void {
    const isSame = JSON.stringify(out) === JSON.stringify(this.out);
    this.out = out;
    if (!isSame) this.listener(out);
  }
}
