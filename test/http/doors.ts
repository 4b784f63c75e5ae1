import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { Module, type Provider } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JoseTokens } from '../../src/adapters/access/jose-tokens.js';
import { CONTROLLERS, HTTP_PROVIDERS } from '../../src/adapters/http/controllers.js';
import { configureHttp, fastifyAdapter } from '../../src/adapters/http/http-app.js';
import { HttpSettings } from '../../src/adapters/http/settings.js';
import { NestLog, processLog } from '../../src/adapters/system/log.js';
import type { Role } from '../../src/core/access/role.js';
import { Counting } from '../../src/flows/ports/counting.js';
import { fakePorts, type Ports } from './fake-ports.js';

export type Asked = {
  readonly as?: Role | null;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly payload?: string | Buffer;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of a body by comparing it
  readonly json: any;
};

export type Doors = Ports & {
  readonly app: NestFastifyApplication;
  readonly dataDir: string;
  /** Every line that was logged so far. */
  readonly logged: () => string;
  readonly token: (role: Role) => Promise<string>;
  readonly ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, asked?: Asked) => Promise<Answer>;
  readonly actions: () => readonly string[];
  readonly details: () => readonly unknown[];
  readonly close: () => Promise<void>;
};

const KEY = new TextEncoder().encode('a token secret for tests, long enough');

function parsed(text: string, type: unknown): unknown {
  return String(type).startsWith('application/json') && text !== '' ? JSON.parse(text) : null;
}

/** The whole door, on fakes: its own guards, pipes, filter and headers; flows of other rooms are the real ones where they are cheap. */
export async function openDoors(
  change: { readonly probes?: HttpSettings['probes']; readonly counting?: Counting; readonly webDir?: string } = {},
): Promise<Doors> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tidemark-http-'));
  const ports = await fakePorts();
  const settings: HttpSettings = {
    dataDir,
    callListDir: join(dataDir, 'call-lists'),
    mappingDirs: [join(import.meta.dirname, '../../samples')],
    webDir: change.webDir ?? join(import.meta.dirname, 'web'),
    watchEveryMs: 1,
    packSchema: { title: 'rule pack' },
    clockSetting: 'sample',
    probes: change.probes ?? { mongodb: async () => undefined, redis: async () => undefined },
  };
  const tokens = new JoseTokens(KEY, ports.clock);
  const providers: Provider[] = [
    ...ports.providers(tokens),
    ...HTTP_PROVIDERS,
    { provide: HttpSettings, useValue: settings },
    ...(change.counting ? [{ provide: Counting, useValue: change.counting }] : []),
  ];
  class Door {}
  Module({ controllers: [...CONTROLLERS], providers })(Door);

  const lines: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const log = processLog('api', 'debug', sink);
  const app = await NestFactory.create<NestFastifyApplication>(Door, fastifyAdapter(log), {
    logger: new NestLog(log),
    abortOnError: false,
  });
  await configureHttp(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();

  const token = async (role: Role) => {
    const user = await ports.users.find(role);
    return (await tokens.issue({ name: role, tokenVersion: user?.tokenVersion ?? 0 })).token;
  };
  const ask: Doors['ask'] = async (method, url, { as = 'admin', body, headers = {}, payload } = {}) => {
    const answer = await app.inject({
      method,
      url,
      headers: { ...(as === null ? {} : { authorization: `Bearer ${await token(as)}` }), ...headers },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(payload === undefined ? {} : { payload }),
    });
    const { statusCode: status, body: text } = answer;
    return { status, headers: answer.headers, text, json: parsed(text, answer.headers['content-type']) };
  };
  return {
    ...ports,
    app,
    dataDir,
    logged: () => lines.join(''),
    token,
    ask,
    actions: () => ports.audit.entries.map(({ action }) => action),
    details: () => ports.audit.entries.map(({ detail }) => detail),
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
