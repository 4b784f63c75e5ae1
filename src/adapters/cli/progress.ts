/** Where progress goes: a terminal, or a log that keeps every line. */
export type Screen = { readonly isTTY?: boolean | undefined; write(text: string): unknown };

/**
 * One line that moves: rewritten in place on a terminal; elsewhere a line at most every `everyMs`, so that a log
 * stays readable. Times are milliseconds of a monotonic clock.
 */
export class Progress {
  private shownAt = Number.NEGATIVE_INFINITY;
  private open = false;

  constructor(
    private readonly screen: Screen,
    private readonly now: () => number,
    private readonly everyMs = 2_000,
  ) {}

  show(line: string): void {
    if (this.screen.isTTY) {
      this.screen.write(`\r\u001b[2K${line}`);
      this.open = true;
      return;
    }
    if (this.now() - this.shownAt < this.everyMs) return;
    this.shownAt = this.now();
    this.screen.write(`${line}\n`);
  }

  /** The last word of a step: always shown, always a line of its own. */
  done(line: string): void {
    this.screen.write(this.open ? `\r\u001b[2K${line}\n` : `${line}\n`);
    this.open = false;
    this.shownAt = Number.NEGATIVE_INFINITY;
  }
}
