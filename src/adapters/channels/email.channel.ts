import type { Readable } from 'node:stream';
import { createTransport, type NodemailerError } from 'nodemailer';
import { Channel, type HandOver, type OutgoingMessage } from '../../flows/ports/channel.js';

/** Machine time in ms: each is far shorter than a claim. */
const TIMES = { connectionTimeout: 8_000, greetingTimeout: 8_000, socketTimeout: 15_000, idleTimeout: 10_000 };

/** One mailbox and nothing that could be read as two. */
const ONE_ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/;
/** Commands that speak of this message; a no to any other speaks of the connection. */
const ABOUT_THE_MESSAGE = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

export type EmailOptions = { readonly url: string; readonly from: string };

export class EmailChannel extends Channel {
  override readonly name = 'email';
  private readonly transport;
  private readonly domain: string;
  /** What each message under way is read from: once it was read, the server may have it. */
  private readonly streams = new Map<string, Readable>();

  constructor({ url, from }: EmailOptions) {
    super();
    // A requeue would be a second sending that we do not decide about.
    this.transport = createTransport(
      { url, pool: true, maxConnections: 5, maxRequeues: 0, disableFileAccess: true, disableUrlAccess: true, ...TIMES },
      { from },
    );
    this.domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
    this.transport.use('stream', (mail, done) => {
      const { message } = mail;
      const create = message.createReadStream.bind(message);
      message.createReadStream = (options) => {
        const stream = create(options);
        this.streams.set(String(mail.data.messageId), stream);
        return stream;
      };
      done();
    });
  }

  override async send(message: OutgoingMessage): Promise<HandOver> {
    if (!ONE_ADDRESS.test(message.to)) return { kind: 'refused', reason: 'INVALID_ADDRESS' };
    const messageId = `<${message.key}@${this.domain}>`;
    try {
      await this.transport.sendMail({
        messageId,
        to: { name: '', address: message.to },
        subject: message.subject ?? '',
        text: message.body,
        headers: { 'X-Tidemark-Key': message.key, 'Content-Language': message.locale },
      });
      return { kind: 'taken', providerIds: [messageId] };
    } catch (error) {
      return whatItMeans(error as NodemailerError, this.streams.get(messageId)?.readableDidRead === true);
    } finally {
      this.streams.delete(messageId);
    }
  }

  override async close(): Promise<void> {
    this.transport.close();
  }
}

/** Codes only: a server's prose repeats the address. */
function codesOf({ code, response, responseCode }: NodemailerError): string {
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? '')?.[1];
  if (!responseCode) return code ?? 'UNKNOWN';
  return enhanced ? `${responseCode} ${enhanced}` : String(responseCode);
}

/** A reply to one of the message's own commands is a word; silence after the text went out is not. */
function whatItMeans(error: NodemailerError, textWentOut: boolean): HandOver {
  const reason = codesOf(error);
  const answered = error.responseCode !== undefined && ABOUT_THE_MESSAGE.has(error.command ?? '');
  if (answered) return { kind: error.permanent ? 'refused' : 'busy', reason };
  if (textWentOut) throw new Error(`the mail server did not answer after the text: ${reason}`);
  return { kind: 'busy', reason };
}
