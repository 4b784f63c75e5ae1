import { join } from 'node:path';
import type { ChannelName } from '../../core/customer/consent.js';
import { Channel, Channels, type HandOver, type Receipt } from '../../flows/ports/channel.js';
import type { Clock } from '../../flows/ports/clock.js';
import { CallListChannel } from './call-list.channel.js';
import { EmailChannel } from './email.channel.js';
import { SmsChannel } from './sms.channel.js';

export type ChannelSettings = {
  readonly smtpUrl?: string;
  readonly smppUrl?: string;
  readonly mailFrom: string;
  readonly smsFrom: string;
};

/** No address to send to is no reason to lose anything: it waits until there is one, or until it is too late. */
class AbsentChannel extends Channel {
  constructor(override readonly name: ChannelName) {
    super();
  }

  override async send(): Promise<HandOver> {
    return { kind: 'busy', reason: 'NOT_CONFIGURED' };
  }

  override async close(): Promise<void> {}
}

/** Every channel of the installation. Nothing connects before it is needed. */
export class SystemChannels extends Channels {
  private readonly sms: SmsChannel | null;
  private readonly channels: { readonly [C in ChannelName]: Channel };

  /** Call lists go to `<dataDir>/call-lists/`. */
  constructor({ smtpUrl, smppUrl, mailFrom, smsFrom }: ChannelSettings, dataDir: string, clock: Clock) {
    super();
    this.sms = smppUrl ? new SmsChannel({ url: smppUrl, from: smsFrom }, clock) : null;
    this.channels = {
      sms: this.sms ?? new AbsentChannel('sms'),
      email: smtpUrl ? new EmailChannel({ url: smtpUrl, from: mailFrom }) : new AbsentChannel('email'),
      'call-list': new CallListChannel(join(dataDir, 'call-lists'), clock),
    };
  }

  override of(name: ChannelName): Channel {
    return this.channels[name];
  }

  override onReceipt(listener: (receipt: Receipt) => Promise<void>): void {
    this.sms?.onReceipt(listener);
  }

  override async close(): Promise<void> {
    await Promise.all(Object.values(this.channels).map((channel) => channel.close()));
  }
}
