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

  /** The blocks, until the work is given up: then `GivenUp` is thrown, and what reads them is closed. */
  async *over<T>(blocks: AsyncIterable<T>): AsyncGenerator<T, void> {
    for await (const block of blocks) {
      // What was said meanwhile is heard first.
      await new Promise(setImmediate);
      if (this.given) throw new GivenUp('nobody waits for it any more');
      yield block;
    }
  }
}
