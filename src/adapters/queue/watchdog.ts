/**
 * A worker can fall silent after Redis reconnects: connected, but taking no jobs. Ticks come every few seconds, so
 * silence means it must be started again; the supervisor does that.
 */
export class Watchdog {
  private lastTick: number;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly now: () => number,
    private readonly limits: { readonly checkMs: number; readonly silenceMs: number },
    private readonly onCheck: () => Promise<void>,
    private readonly onSilence: () => void,
  ) {
    this.lastTick = now();
    this.timer = setInterval(() => void this.check(), limits.checkMs);
  }

  tick(): void {
    this.lastTick = this.now();
  }

  /** Tickers are put back first (they are lost with Redis' memory); only silence in spite of them counts. */
  async check(): Promise<void> {
    if (this.now() - this.lastTick > this.limits.silenceMs) this.onSilence();
    else await this.onCheck().catch(() => undefined);
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
