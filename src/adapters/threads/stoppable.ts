/** Whoever asked has gone. */
export class GivenUp extends Error {}

/** One piece of work at a time, which may be given up between two blocks of the base. */
export class Stoppable {
  private given = false;

  begin(): void {
    this.given = false;
  }

  giveUp(): void {
    this.given = true;
  }

  /** Lets what was said meanwhile be heard; throws `GivenUp` where the work was given up. */
  async heard(): Promise<void> {
    await new Promise(setImmediate);
    if (this.given) throw new GivenUp('nobody waits for it any more');
  }

  /** The blocks, until the work is given up: then `GivenUp` is thrown, and what reads them is closed. */
  async *over<T>(blocks: AsyncIterable<T>): AsyncGenerator<T, void> {
    for await (const block of blocks) {
      await this.heard();
      yield block;
    }
  }
}
