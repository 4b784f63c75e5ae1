/** A flow that goes over the base. Its question and its answer are plain data: they may go from one thread to another. */
export type CountingFlow<Q, A> = abstract new (...args: never[]) => { run(question: Q): Promise<A> };

/** Where flows that go over the base run, beside what else the process does: nothing waits for them but who asked. */
export abstract class Counting {
  /**
   * What the flow answers, one flow after another. What it refuses is thrown as it refused it. `UNAVAILABLE`: too many wait
   * (`COUNTING_BUSY`), or it ended before it had an answer (`COUNTING_FAILED`); asked again, it is tried again. Once `gone`
   * is aborted nobody waits any more, and the work is given up.
   */
  abstract run<Q, A>(flow: CountingFlow<Q, A>, question: Q, gone?: AbortSignal): Promise<A>;
}
