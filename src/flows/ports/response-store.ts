import { type Telling, withWord } from '../../core/response/last-word.js';
import type { CustomerResponse } from '../../core/response/response.js';

/** Somebody else was faster this often in a row only if something is wrong. */
const MOST_TRIES = 1_000;

/** What came back of offers, as it was told: one document a contact, with the word that stands and all that were told. */
export abstract class ResponseStore {
  /** Null: nothing was told under this id yet. */
  abstract find(id: string): Promise<CustomerResponse | null>;
  /**
   * Puts the next in the place of what was found, in one write; false: it is not what is there any more, and nothing was
   * written. Answers once a majority has it.
   */
  abstract replace(found: CustomerResponse | null, next: CustomerResponse): Promise<boolean>;
  /** Takes a word into what is known under its id, whoever else tells at the same time: no word is lost, none is kept twice. */
  async tell(word: CustomerResponse): Promise<Telling> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const known = await this.find(word.id);
      const telling = withWord(known, word);
      if (telling.kind !== 'new' || (await this.replace(known, telling.response))) return telling;
    }
    throw new Error('what was told of a contact changed faster than it could be written');
  }
  /** Newest first, of the instants from `since` on (business time). */
  abstract ofCustomer(customerId: string, since: Date): Promise<readonly CustomerResponse[]>;
  /** The same of many customers; who said nothing is not in the answer. */
  abstract ofCustomers(
    customerIds: readonly string[],
    since: Date,
  ): Promise<ReadonlyMap<string, readonly CustomerResponse[]>>;
  /** Call-backs promised for the instants from `from` until before `until`, the soonest first. */
  abstract promised(from: Date, until: Date, limit: number): Promise<readonly CustomerResponse[]>;
  /** Whose they were is no longer to be told: the customer's id becomes `pseudonym`. */
  abstract forget(customerId: string, pseudonym: string): Promise<void>;
}
