type Waiting<Request, Answer> = {
  readonly request: Request;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * Calls that come while others are under way go together as one: a call alone waits for nobody, and under load one
 * round trip serves many. `work` answers its requests in their order; if it throws, all of them fail.
 */
export class Coalescer<Request, Answer> {
  private waiting: Waiting<Request, Answer>[] = [];
  private underWay = 0;

  constructor(
    private readonly work: (requests: readonly Request[]) => Promise<readonly Answer[]>,
    private readonly limits: { readonly lanes: number; readonly most: number },
  ) {}

  ask(request: Request): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      // Not at once: whoever asks in the same breath goes along.
      if (this.waiting.length === 1) setImmediate(() => this.depart());
    });
  }

  private depart(): void {
    while (this.waiting.length > 0 && this.underWay < this.limits.lanes) {
      const batch = this.waiting.splice(0, this.limits.most);
      this.underWay += 1;
      void this.serve(batch).finally(() => {
        this.underWay -= 1;
        this.depart();
      });
    }
  }

  private async serve(batch: readonly Waiting<Request, Answer>[]): Promise<void> {
    try {
      const answers = await this.work(batch.map(({ request }) => request));
      if (answers.length !== batch.length) throw new Error(`${batch.length} asked, ${answers.length} answered`);
      // The lengths are equal, so there is an answer for each.
      batch.forEach(({ resolve }, index) => {
        resolve(answers[index] as Answer);
      });
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  }
}
