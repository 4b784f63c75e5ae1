import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FunnelIdentity, FunnelRow } from '../../src/core/measurement/funnel.js';
import { countFromTable } from './count-from-table.js';
import { dataFolder, ownEnv, until } from './processes.js';

const RUN = 'winback-sample|20261102T18';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

type Product = { readonly child: ChildProcess; readonly output: () => string; readonly ended: Promise<number | null> };

function start(env: Readonly<Record<string, string | undefined>>): Product {
  const child = spawn(process.execPath, ['dist/start.js'], {
    env: { ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (more) => {
      text += more;
    });
  }
  return { child, output: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

const ready = ({ child, output }: Product) =>
  until(async () => {
    if (child.exitCode !== null) throw new Error(`the start ended:\n${output()}`);
    return /^READY (http\S+)$/m.exec(output())?.[1];
  });

describe('a newcomer starts the product for the first time', () => {
  const folder = dataFolder();
  const truth = countFromTable('samples/telco-customer-churn.csv');
  let product: Product;
  let env: Readonly<Record<string, string | undefined>>;
  let url = '';
  let marketer = '';

  beforeAll(async () => {
    env = ownEnv({ TIDEMARK_DATA: folder.path, PORT: String(await freePort()), LANG: 'en_US.UTF-8', LC_ALL: '' });
    product = start(env);
    url = await ready(product);
  }, 300_000);

  afterAll(async () => {
    if (product.child.exitCode === null) product.child.kill('SIGTERM');
    await product.ended;
    folder.remove();
  });

  const logins = () =>
    Object.fromEntries(
      readFileSync(join(folder.path, 'logins.txt'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => line.split('\t')),
    ) as Readonly<Record<string, string>>;

  async function call(method: string, path: string, token: string, body?: unknown) {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: {
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text };
  }

  async function logIn(name: string): Promise<string> {
    const { status, body } = await call('POST', '/api/v1/auth/login', '', { name, password: logins()[name] });
    expect(status).toBe(200);
    return body.token;
  }

  it('prints what the run did, the clock, the data folder and the log-ins, and the address last', () => {
    const text = product.output();
    expect(text).toContain(`What run ${RUN}`);
    expect(text).toContain(folder.path);
    for (const [name, password] of Object.entries(logins())) {
      expect(text).toMatch(new RegExp(`^ +${name} +${password.replace(/[^a-zA-Z0-9]/g, '\\$&')}$`, 'm'));
    }
    expect(text.trim().split('\n').at(-1)).toBe(`READY ${url}`);
  });

  it('keeps the passwords for the owner alone', () => {
    expect(statSync(join(folder.path, 'logins.txt')).mode & 0o777).toBe(0o600);
    expect(Object.keys(logins()).sort()).toEqual([
      'admin',
      'agent',
      'approver',
      'manager',
      'marketer',
      'privacy-officer',
    ]);
  });

  it('counts what an independent script counts from the table', async () => {
    marketer = await logIn('marketer');
    const { body: runs } = await call('GET', '/api/v1/runs', marketer);
    const run = runs.items[0];
    expect(run.id).toContain(RUN);
    const { body: funnel } = await call('GET', `/api/v1/runs/${encodeURIComponent(run.id)}/funnel`, marketer);
    const of = (key: string) => funnel.rows.find((row: FunnelRow) => row.key === key)?.count ?? 0;
    expect(of('evaluated')).toBe(truth.evaluated);
    expect(of('matched')).toBe(truth.matched);
    expect(of('refused.CONSENT_MISSING')).toBe(truth.withoutConsent);
    expect(of('refused.HELD_OUT_ALWAYS')).toBe(truth.heldOut.always);
    expect(of('refused.HELD_OUT_GLOBAL')).toBe(truth.heldOut.global);
    expect(of('refused.HELD_OUT_CAMPAIGN')).toBe(truth.heldOut.campaign);
    expect(of('scheduled')).toBe(truth.emails + truth.texts);
    expect(funnel.identities.every(({ holds }: FunnelIdentity) => holds)).toBe(true);
    expect(of('email.sent')).toBe(truth.emails);
    expect(of('email.not-reported')).toBe(truth.emails);
    expect(of('sms.sent')).toBe(truth.texts);
    expect(of('sms.delivered')).toBe(truth.texts);
  });

  it('brings the synthetic operator beside the table, and says how far it was', async () => {
    const text = product.output();
    expect(text).toContain('loading the synthetic operator: 20000 customers, 24 months, seed 7');
    expect(text).toContain('synthetic operator: 20000 of 20000 customers, 20000 new');
    for (const id of ['syn-0000001', 'syn-0020000']) {
      expect((await call('GET', `/api/v1/customers/${id}`, marketer)).status).toBe(200);
    }
    expect((await call('GET', '/api/v1/customers/syn-0020001', marketer)).status).toBe(404);
  });

  it('says why a customer was chosen, and why another was not', async () => {
    const why = (customer: string, rule: string) =>
      call('GET', `/api/v1/customers/${customer}/explain?rule=${rule}`, marketer);
    const { body: packs } = await call('GET', '/api/v1/rule-packs/25-decline-win-back', marketer);
    const [decline, exit] = packs.content.rules.map(({ id }: { id: string }) => id);
    // 9305-CDSKC: gone, 99.65 a month, with telephone. 7590-VHVEG: one month here, 29.85 a month.
    expect((await why('9305-CDSKC', exit)).body).toMatchObject({ matched: 'true', factsFrom: 'run' });
    const not = (await why('7590-VHVEG', decline)).body;
    expect(not).toMatchObject({ matched: 'false', factsFrom: 'run' });
    expect(JSON.stringify(not.conditions)).toContain('"have":"LOW"');
  });

  it('lets a manager not start a run, and nobody without a log-in see anything', async () => {
    const manager = await logIn('manager');
    expect((await call('POST', '/api/v1/campaigns/winback-sample/runs', manager, {})).status).toBe(403);
    expect((await call('GET', '/api/v1/runs', '')).status).toBe(401);
  });

  it('put the look-up of a person on record', async () => {
    const admin = await logIn('admin');
    const { body } = await call('GET', '/api/v1/audit?limit=50', admin);
    const entries = body.items as readonly { action: string; subject: string; actor: string }[];
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'customer.explain', subject: '9305-CDSKC', actor: 'marketer' }),
    );
  });

  it('stops in good order, and a second start finds everything there', async () => {
    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
    product = start(env);
    url = await ready(product);
    const token = await logIn('marketer');
    const { body: runs } = await call('GET', '/api/v1/runs', token);
    expect(runs.items.length).toBe(1);
    expect(product.output()).not.toContain('loading the');
  });

  it('signs its text messages and tells the way out; who takes it is not written to again, and the audit says why', async () => {
    const admin = await logIn('admin');
    const { body: outbox } = await call('GET', '/api/v1/outbox?channel=sms&limit=1', admin);
    const [sent] = outbox.items;
    expect(sent.body).toMatch(/^(【潮位通信】.+回复TD退订|Tidemark Telecom: .+ Reply STOP to opt out)$/s);
    const { body: clock } = await call('GET', '/api/v1/clock', '');
    const answer = { id: 'mo-1', channel: 'sms', from: sent.to, text: ' ｔｄ。', at: clock.now };
    const told = await call('POST', '/api/v1/inbound-messages', admin, answer);
    expect([told.status, told.body]).toEqual([202, { id: 'mo-1', understood: 'opt-out', keyword: 'TD' }]);
    const { body: list } = await call('GET', '/api/v1/inbound-messages', admin);
    const [{ customers }] = list.items;
    expect(customers).toEqual([{ id: expect.any(String), effect: 'withdrawn' }]);
    const [{ id }] = customers;

    const { status, body: started } = await call('POST', '/api/v1/campaigns/winback-sample/runs', admin, {});
    expect(status).toBe(201);
    await until(async () => {
      const { body } = await call('GET', `/api/v1/runs/${encodeURIComponent(started.id)}`, admin);
      return body.run.state === 'done';
    }, 500);
    const { body: decisions } = await call('GET', `/api/v1/customers/${id}/decisions`, admin);
    const again = decisions.items.find((one: { runId: string }) => one.runId === started.id);
    expect(again.outcome).toMatchObject({ kind: 'refused', stage: 'consent', code: 'CONSENT_WITHDRAWN' });

    const { body: customer } = await call('GET', `/api/v1/customers/${id}`, admin);
    expect(customer.consents).toContainEqual(
      expect.objectContaining({ channel: 'sms', granted: false, evidence: { message: 'mo-1', keyword: 'TD' } }),
    );
    const { body: audit } = await call('GET', '/api/v1/audit?limit=50', admin);
    expect(audit.items).toContainEqual(
      expect.objectContaining({
        ...{ action: 'inbound.opt-out', subject: id, actor: 'admin' },
        detail: { message: 'mo-1', channel: 'sms', keyword: 'TD' },
      }),
    );
  }, 240_000);
});
