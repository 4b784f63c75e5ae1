import type { InboundMessage } from '../../core/response/inbound-message.js';

/** What customers wrote to us, as it was told. */
export abstract class InboundStore {
  /**
   * Keeps it under its id, and answers what is kept: another's, where somebody told one under the id before. Answers once a
   * majority has it.
   */
  abstract enter(message: InboundMessage): Promise<InboundMessage>;
  abstract find(id: string): Promise<InboundMessage | null>;
  /** It is done, with what it did to whom. Whoever was forgotten meanwhile stays forgotten; done twice it is done once. */
  abstract finish(id: string, customers: InboundMessage['customers']): Promise<void>;
  /** Newest first, told of any id this record answers for; of whom else they are is left out. */
  abstract ofCustomer(customerId: string, limit: number): Promise<readonly InboundMessage[]>;
  /** The last told first, of those told before an instant. */
  abstract list(query: { readonly limit: number; readonly before?: Date }): Promise<readonly InboundMessage[]>;
}
