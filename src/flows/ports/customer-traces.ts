/** Traces of customers outside their own record. */
export abstract class CustomerTraces {
  /**
   * Removes events, history, merges and contacts of the id and what local servers received for it, cancels what is planned
   * for it, and puts a pseudonym in the
   * place of the id in decisions and in outreach that has ended: the same for the same id, and without the key nobody's. Twice is once; a crash anywhere leaves the rest to
   * be done again. Answers how much outreach is in somebody's hands just now, and is to be asked for again.
   */
  abstract remove(customerId: string): Promise<number>;
}
