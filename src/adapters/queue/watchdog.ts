export type Watch = {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  readonly checkMs: number;
  readonly silenceMs: number;
  /** Ticks that nobody takes although they are due: with several workers, silence alone may mean that others were quicker. */
  readonly isWorkLeft: () => Promise<boolean>;
  /** Called at each check that finds all well. */
  readonly onAlive: () => Promise<void>;
  readonly onDeaf: () => void;
};

/**
 * A worker can fall silent after Redis reconnects: connected, but taking no jobs. Ticks come every few seconds, so one
 * that hears none while some lie there must be started again; the supervisor does that.
 */
export class Watchdog {
  private heardAt: number;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly watch: Watch) {
    this.heardAt = watch.now();
    this.timer = setInterval(() => void this.check().catch(() => undefined), watch.checkMs);
  }

  /** A job came in. */
  heard(): void {
    this.heardAt = this.watch.now();
  }

  async check(): Promise<void> {
    const { now, silenceMs, isWorkLeft, onAlive, onDeaf } = this.watch;
    const isSilent = now() - this.heardAt > silenceMs;
    if (isSilent && (await isWorkLeft())) onDeaf();
    else await onAlive();
  }

  stop(): void {
    clearInterval(this.timer);
  }
}
