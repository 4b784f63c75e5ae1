/** What a local SMTP or SMSC peer received. Content and address are kept encrypted like any personal data. */
export type SinkMessage = {
  readonly id: string;
  readonly channel: 'sms' | 'email';
  /** The outreach's public id where the protocol carries it, else null. */
  readonly key: string | null;
  /** System time. */
  readonly at: Date;
  readonly from: string;
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
  /** SMS: number of parts and the encoding; e-mail: 1 and null. */
  readonly parts: number;
  readonly encoding: string | null;
};

/** A delivery receipt that the local SMSC has promised. Numbers are kept encrypted. */
export type OwedReceipt = {
  /** As the SMSC named the message when it took it. */
  readonly messageId: string;
  /** Sender and receiver of the message; the receipt goes the other way. */
  readonly from: string;
  readonly to: string;
  readonly delivered: boolean;
  /** System time. */
  readonly submittedAt: Date;
  readonly doneAt: Date;
};

export abstract class SinkStore {
  abstract keep(message: SinkMessage): Promise<void>;
  /** Newest first. */
  abstract list(query: {
    readonly limit: number;
    readonly before?: Date;
    readonly channel?: 'sms' | 'email';
  }): Promise<readonly SinkMessage[]>;
  abstract count(): Promise<number>;
  /** Keeps a receipt until it is settled. */
  abstract owe(receipt: OwedReceipt): Promise<void>;
  /** All that are owed, oldest message first. */
  abstract owed(): AsyncIterable<OwedReceipt>;
  /** Acknowledged ones are forgotten; unknown ids do no harm. */
  abstract settle(messageIds: readonly string[]): Promise<void>;
}
