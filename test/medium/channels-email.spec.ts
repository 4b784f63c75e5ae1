import { createServer, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import { EmailChannel } from '../../src/adapters/channels/email.channel.js';
import { SmtpSink } from '../../src/adapters/sinks/smtp-sink.js';
import type { OutgoingMessage } from '../../src/flows/ports/channel.js';
import { FakeSinkStore } from '../fakes/fake-sink-store.js';

const FROM = 'Tidemark <no-reply@example.invalid>';

function aMail(change: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return {
    key: 'out_1',
    to: 'c-1@example.invalid',
    locale: 'en',
    subject: 'For you',
    body: 'Dear customer,\n\nplease stay.',
    customerId: 'c-1',
    offerId: 'o-1',
    runId: 'r-1',
    ...change,
  };
}

type Answers = Readonly<Record<string, string | null>>;
const USUAL: Answers = { hello: '220 odd', DATA: '354 go on', '.': '250 kept' };

function converse(socket: Socket, says: Answers, texts: string[]): void {
  const answers = { ...USUAL, ...says };
  const say = (word: string) => {
    const line = word in answers ? answers[word] : '250 fine';
    if (line) socket.write(`${line}\r\n`);
    else socket.destroy();
  };
  let text: string | null = null;
  const hear = (line: string) => {
    if (text === null) {
      const word = line.split(/[ :]/)[0]?.toUpperCase() ?? '';
      if (word === 'DATA' && answers.DATA?.startsWith('354')) text = '';
      return say(word);
    }
    text += `${line}\n`;
    if (line !== '.') return;
    texts.push(text);
    text = null;
    say('.');
  };
  socket.on('error', () => socket.destroy());
  createInterface(socket).on('line', hear);
  say('hello');
}

describe('e-mail by SMTP', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  async function sink(kept: FakeSinkStore, port = 0): Promise<SmtpSink> {
    const started = await SmtpSink.start(kept, { host: '127.0.0.1', port });
    closing.push(() => started.close());
    return started;
  }

  function channel(url: string): EmailChannel {
    const opened = new EmailChannel({ url, from: FROM });
    closing.push(() => opened.close());
    return opened;
  }

  /** A mail server that says one line to each command, by its first word; null hangs up. `.` is what follows the text. */
  async function oddServer(says: Answers): Promise<{ url: string; texts: string[] }> {
    const texts: string[] = [];
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      converse(socket, says, texts);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closing.push(async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    });
    return { url: `smtp://127.0.0.1:${(server.address() as { port: number }).port}`, texts };
  }

  it.each([
    ['English', 'For you', 'Dear customer,\n\nplease stay.\n.\n..and a dot'],
    [
      'Chinese',
      '您的合约即将到期：回归礼遇，欢迎您回来，我们为您准备了一份特别的礼物',
      '尊敬的客户：\n\n感谢您一路相伴 😀',
    ],
  ])('carries an %s one as it is', async (_case, subject, body) => {
    const kept = new FakeSinkStore();
    const mail = channel((await sink(kept)).url);
    const answer = await mail.send(aMail({ subject, body }));
    expect(answer).toEqual({ kind: 'taken', providerIds: ['<out_1@example.invalid>'] });
    const [message] = kept.messages;
    expect({ ...message, body: message?.body.trimEnd() }).toMatchObject({
      channel: 'email',
      key: 'out_1',
      from: 'no-reply@example.invalid',
      to: 'c-1@example.invalid',
      subject,
      body,
    });
  });

  it('lets nothing in a subject become a header or a second recipient', async () => {
    const kept = new FakeSinkStore();
    const mail = channel((await sink(kept)).url);
    await mail.send(aMail({ subject: 'Hi\r\nBcc: everybody@example.invalid' }));
    expect(kept.messages.map(({ to }) => to)).toEqual(['c-1@example.invalid']);
  });

  it.each(['nobody', 'a@b.invalid, c@d.invalid', 'a@b.invalid\r\nRCPT TO:<x@y.invalid>', '<a@b.invalid>'])(
    'refuses the address %j',
    async (to) => {
      const kept = new FakeSinkStore();
      const mail = channel((await sink(kept)).url);
      await expect(mail.send(aMail({ to }))).resolves.toEqual({ kind: 'refused', reason: 'INVALID_ADDRESS' });
      expect(kept.messages).toEqual([]);
    },
  );

  it.each<[string, Record<string, string | null>, unknown]>([
    [
      'an unknown mailbox is refused',
      { RCPT: '550 5.1.1 <c-1@example.invalid> unknown' },
      { kind: 'refused', reason: '550 5.1.1' },
    ],
    ['a full mailbox is busy', { RCPT: '452 4.2.2 full' }, { kind: 'busy', reason: '452 4.2.2' }],
    ['a text that is refused after it was read', { '.': '554 5.7.1 spam' }, { kind: 'refused', reason: '554 5.7.1' }],
    ['a text that cannot be kept now', { '.': '451 try later' }, { kind: 'busy', reason: '451' }],
    ['a server going down before the text', { DATA: '421 4.3.2 closing' }, { kind: 'busy', reason: '421 4.3.2' }],
    ['a server that takes nobody', { hello: '554 no service' }, { kind: 'busy', reason: '554' }],
    ['a line that drops at the greeting', { hello: null }, { kind: 'busy', reason: 'ECONNECTION' }],
    ['a line that drops before the text', { RCPT: null }, { kind: 'busy', reason: 'ECONNECTION' }],
  ])('%s', async (_case, says, expected) => {
    const { url } = await oddServer(says);
    await expect(channel(url).send(aMail())).resolves.toEqual(expected);
  });

  it('does not know when the line drops after the text, and does not send it again', async () => {
    const { url, texts } = await oddServer({ '.': null });
    const lost = channel(url).send(aMail());
    await expect(lost).rejects.toThrow('did not answer after the text');
    await expect(lost).rejects.not.toThrow('example.invalid');
    expect(texts).toHaveLength(1);
  });

  it('is busy while there is no server, and well again when there is', async () => {
    const kept = new FakeSinkStore();
    const gone = await sink(kept);
    const { port } = new URL(gone.url);
    await gone.close();
    const mail = channel(gone.url);
    await expect(mail.send(aMail())).resolves.toMatchObject({ kind: 'busy' });
    await sink(kept, Number(port));
    await expect(mail.send(aMail())).resolves.toMatchObject({ kind: 'taken' });
  });

  it('is not acknowledged by the sink before it is kept', async () => {
    const kept = new FakeSinkStore();
    kept.keep = async () => {
      throw new Error('the database is gone');
    };
    const mail = channel((await sink(kept)).url);
    await expect(mail.send(aMail())).resolves.toEqual({ kind: 'busy', reason: '451' });
  });

  it('carries many side by side over few connections', async () => {
    const kept = new FakeSinkStore();
    const mail = channel((await sink(kept)).url);
    const keys = Array.from({ length: 250 }, (_, index) => `out_${index}`);
    const answers = await Promise.all(keys.map((key) => mail.send(aMail({ key }))));
    expect(answers.filter(({ kind }) => kind !== 'taken')).toEqual([]);
    expect(kept.messages.map(({ key }) => key).sort()).toEqual(keys.sort());
  });
});
