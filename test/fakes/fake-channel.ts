import type { ChannelName } from '../../src/core/customer/consent.js';
import { Channel, Channels, type HandOver, type OutgoingMessage, type Receipt } from '../../src/flows/ports/channel.js';

type Answer = HandOver | Error | Promise<HandOver>;

/** Takes everything, with the key as its one provider id, unless told to answer otherwise. */
export class FakeChannel extends Channel {
  readonly sent: OutgoingMessage[] = [];
  answer: (message: OutgoingMessage) => Answer = ({ key }) => ({ kind: 'taken', providerIds: [`p-${key}`] });

  constructor(override readonly name: ChannelName) {
    super();
  }

  override async send(message: OutgoingMessage): Promise<HandOver> {
    this.sent.push(message);
    const answer = await this.answer(message);
    if (answer instanceof Error) throw answer;
    return answer;
  }

  override async close(): Promise<void> {}
}

export class FakeChannels extends Channels {
  readonly sms = new FakeChannel('sms');
  readonly email = new FakeChannel('email');
  readonly callList = new FakeChannel('call-list');
  private listener: ((receipt: Receipt) => Promise<void>) | null = null;

  override of(name: ChannelName): FakeChannel {
    return { sms: this.sms, email: this.email, 'call-list': this.callList }[name];
  }

  override onReceipt(listener: (receipt: Receipt) => Promise<void>): void {
    this.listener = listener;
  }

  async receive(receipt: Receipt): Promise<void> {
    await this.listener?.(receipt);
  }

  override async close(): Promise<void> {}
}
