import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import PostalMime from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { SinkStore } from '../../flows/ports/sink-store.js';

const MOST_BYTES = 1024 * 1024;

export type SinkPlace = { readonly host: string; readonly port: number };

class MailRefused extends Error {
  constructor(
    readonly responseCode: number,
    text: string,
  ) {
    super(text);
  }
}

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A mail server that delivers nothing onwards: it keeps what it is given, and answers only when it has. */
export class SmtpSink {
  private constructor(
    private readonly server: SMTPServer,
    /** `smtp://host:port`. */
    readonly url: string,
  ) {}

  static async start(store: SinkStore, { host, port }: SinkPlace): Promise<SmtpSink> {
    const server: SMTPServer = new SMTPServer({
      banner: 'Tidemark local mail sink',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1_000,
      size: MOST_BYTES,
      onData: (stream, session, done) => {
        keep(store, stream, session).then(
          (id) => done(null, `kept as ${id}`),
          (error: Error) => done(error instanceof MailRefused ? error : new MailRefused(451, 'cannot keep it now')),
        );
      },
    });
    // A client that hangs up in mid-sentence is no fault of the server.
    server.on('error', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.server.once('error', reject);
      server.listen(port, host, resolve);
    });
    return new SmtpSink(server, `smtp://${host}:${(server.server.address() as AddressInfo).port}`);
  }

  async close(): Promise<void> {
    await new Promise<void>((resolve) => this.server.close(resolve));
  }
}

async function keep(store: SinkStore, stream: SMTPServerDataStream, session: SMTPServerSession): Promise<string> {
  const bytes = await bytesOf(stream);
  if (stream.sizeExceeded) throw new MailRefused(552, 'larger than a message here may be');
  const mail = await PostalMime.parse(bytes);
  const id = randomUUID();
  await store.keep({
    id,
    channel: 'email',
    key: mail.headers.find(({ key }) => key === 'x-tidemark-key')?.value ?? null,
    at: new Date(),
    from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
    to: session.envelope.rcptTo.map(({ address }) => address).join(', '),
    subject: mail.subject ?? null,
    body: mail.text ?? '',
    parts: 1,
    encoding: null,
  });
  return id;
}
