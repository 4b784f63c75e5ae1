import { Counting, type CountingFlow } from '../../src/flows/ports/counting.js';

type Given = <T>(flow: abstract new (...args: never[]) => T) => T;

/** Runs each flow here and now; questions and answers go the way they would go between threads. */
export class FakeCounting extends Counting {
  constructor(private readonly given: Given) {
    super();
  }

  override async run<Q, A>(flow: CountingFlow<Q, A>, question: Q): Promise<A> {
    return structuredClone(await this.given(flow).run(structuredClone(question)));
  }
}
