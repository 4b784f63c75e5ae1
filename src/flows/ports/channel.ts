import type { ChannelName } from '../../core/customer/consent.js';
import type { Locale } from '../../core/kit/locale.js';

/** A rendered message for one person. `key` is the outreach's public id: the idempotency key and what receipts are matched by. */
export type OutgoingMessage = {
  readonly key: string;
  readonly to: string;
  readonly locale: Locale;
  readonly subject: string | null;
  readonly body: string;
  /** For call lists: who is called, what for. */
  readonly customerId: string;
  readonly offerId: string;
  readonly runId: string;
};

/**
 * taken: the provider has it, with its ids (one a part).
 * refused: it said no for good (bad number); never tried again.
 * busy: it said no for now; a retry is safe.
 * A throw means nobody knows: the outreach becomes `unknown` and is not sent again.
 */
export type HandOver =
  | { readonly kind: 'taken'; readonly providerIds: readonly string[] }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'busy'; readonly reason: string };

export abstract class Channel {
  abstract readonly name: ChannelName;
  abstract send(message: OutgoingMessage): Promise<HandOver>;
  abstract close(): Promise<void>;
}

/** A provider's word on one part. */
export type Receipt = {
  readonly channel: ChannelName;
  readonly providerId: string;
  readonly status: 'delivered' | 'failed';
  /** The provider's own code, e.g. `UNDELIV:001`. */
  readonly detail: string;
  readonly at: Date;
};

export abstract class Channels {
  abstract of(name: ChannelName): Channel;
  /** Registers the one listener for receipts; called once at the worker's start. */
  abstract onReceipt(listener: (receipt: Receipt) => Promise<void>): void;
  abstract close(): Promise<void>;
}
