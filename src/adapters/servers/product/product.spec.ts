import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ownDataFolder } from '../run/data-folder.js';
import { freePort } from '../run/ports.js';
import { Product, type ProductPlan } from './product.js';

/** A stand-in service: writes down what happens to it and is ready at once. */
const service = (name: string, ready: string, extra = '') => `
const { appendFileSync } = require('node:fs');
const note = (what) => appendFileSync(process.env.DIARY, '${name} ' + what + '\\n');
note('up ' + process.pid + ' ' + (process.env.TIDEMARK_SMTP_URL ?? 'none'));
process.on('SIGTERM', () => { note('down'); process.exit(0); });
process.on('disconnect', () => { note('orphaned'); process.exit(0); });
${extra}
process.send({ type: 'ready', ${ready} });
setInterval(() => {}, 1000);
`;

let folder: string;
let diary: string;
let said: string[];
let product: Product;
const told = () => readFileSync(diary, 'utf8').trim().split('\n');
const pidOf = (name: string) =>
  Number(
    told()
      .findLast((line) => line.startsWith(`${name} up`))
      ?.split(' ')[2],
  );

async function until(isSo: () => boolean): Promise<void> {
  for (let tries = 0; !isSo(); tries += 1) {
    if (tries > 400) throw new Error(`waited in vain; diary:\n${told().join('\n')}\nsaid:\n${said.join('\n')}`);
    await wait(25);
  }
}

async function planFor(change: Partial<ProductPlan> = {}): Promise<ProductPlan> {
  const script = (name: string, text: string) => {
    const file = join(folder, `${name}.cjs`);
    writeFileSync(file, text);
    return file;
  };
  const port = await freePort();
  return {
    dataDir: folder,
    host: '127.0.0.1',
    port,
    node: process.execPath,
    scripts: {
      sinks: script('sinks', service('sinks', `smtpUrl: 'smtp://127.0.0.1:' + process.pid, smppUrl: 'smpp://x'`)),
      api: script('api', service('api', `url: 'http://127.0.0.1:' + process.env.PORT`)),
      worker: script('worker', service('worker', '')),
      firstStart: script('first-start', `require('node:fs').appendFileSync(process.env.DIARY, 'first-start\\n')`),
    },
    env: { PATH: process.env.PATH, DIARY: diary },
    startServers: async () => ({
      mongodbUri: 'mongodb://127.0.0.1:1/t',
      redisUrl: 'redis://127.0.0.1:2',
      stop: async () => appendFileSync(diary, 'servers down\n'),
    }),
    say: (line) => said.push(line),
    backoff: { firstMs: 20, mostMs: 100, healthyMs: 60_000 },
    ...change,
  };
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tidemark-product-'));
  diary = join(folder, 'diary.txt');
  writeFileSync(diary, '');
  said = [];
});
afterEach(async () => {
  await product?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('one npm start', () => {
  it('brings up each stage before the next, and stops them in the reverse order', async () => {
    const plan = await planFor();
    product = new Product(plan);
    await expect(product.start()).resolves.toBe(`http://127.0.0.1:${plan.port}`);
    expect(told()[0]).toMatch(/^sinks up/);
    expect(told().at(-1)).toBe('first-start');
    expect(told().filter((line) => /^(api|worker) up \d+ smtp:/.test(line))).toHaveLength(2);
    const endpoints = JSON.parse(readFileSync(join(folder, 'endpoints.json'), 'utf8'));
    expect(endpoints).toMatchObject({
      apiUrl: `http://127.0.0.1:${plan.port}`,
      smppUrl: 'smpp://x',
      supervisorPid: process.pid,
    });
    await product.stop();
    expect(told().slice(-4, -2).sort()).toEqual(['api down', 'worker down']);
    expect(told().slice(-2)).toEqual(['sinks down', 'servers down']);
  });

  it('brings a killed worker back and says so in both languages', async () => {
    product = new Product(await planFor());
    await product.start();
    const killed = pidOf('worker');
    process.kill(killed, 'SIGKILL');
    await until(() => pidOf('worker') !== killed && said.some((line) => line.includes('worker 已恢复运行')));
    expect(said.join('\n')).toMatch(/worker has died \(SIGKILL\); starting it again in .* s \/ worker 已退出/);
  });

  it('does not speak of death where a worker ends to be started again', async () => {
    const once = `
const { existsSync, writeFileSync } = require('node:fs');
if (!existsSync(process.env.DIARY + '.once')) {
  writeFileSync(process.env.DIARY + '.once', '');
  setTimeout(() => process.exit(70), 50);
}`;
    const plan = await planFor();
    writeFileSync(plan.scripts.worker, service('worker', '', once));
    product = new Product(plan);
    await product.start();
    await until(() => said.some((line) => line.includes('worker 已恢复运行')));
    expect(said.join('\n')).toContain(
      'worker starts again to take up what has changed / worker 正在重新启动以采用变更',
    );
    expect(said.join('\n')).not.toContain('has died');
  });

  it('starts API and worker again when the mail and SMS servers come back elsewhere', async () => {
    product = new Product(await planFor());
    await product.start();
    const [api, worker] = [pidOf('api'), pidOf('worker')];
    process.kill(pidOf('sinks'), 'SIGKILL');
    await until(() => pidOf('api') !== api && pidOf('worker') !== worker);
    const address = `smtp://127.0.0.1:${pidOf('sinks')}`;
    await until(() => told().filter((line) => line.endsWith(address)).length === 2);
  });

  it('leaves a mail server that was given in place', async () => {
    const plan = await planFor();
    product = new Product({ ...plan, env: { ...plan.env, TIDEMARK_SMTP_URL: 'smtp://mine' } });
    await product.start();
    expect(told().find((line) => line.startsWith('worker up'))).toMatch(/smtp:\/\/mine$/);
  });

  it('kills a worker that will not stop when somebody is impatient', async () => {
    const plan = await planFor();
    writeFileSync(
      plan.scripts.worker,
      service('worker', '', `process.removeAllListeners('SIGTERM'); process.on('SIGTERM', () => {});`),
    );
    product = new Product(plan);
    await product.start();
    const stopped = product.stop();
    product.hurry();
    await stopped;
    expect(told().at(-1)).toBe('servers down');
  });

  it('stops in the middle of its start', async () => {
    const plan = await planFor();
    writeFileSync(plan.scripts.api, 'setInterval(() => {}, 1000)');
    product = new Product(plan);
    const started = product.start();
    started.catch(() => undefined);
    await until(() => told().some((line) => line.startsWith('worker up')));
    await product.stop();
    await expect(started).rejects.toThrow();
    expect(told().at(-1)).toBe('servers down');
  });
});

describe('a start that cannot be', () => {
  it('names a port that is taken, and starts nothing', async () => {
    const plan = await planFor();
    const server = createServer().listen(plan.port, '127.0.0.1');
    product = new Product(plan);
    await expect(product.start()).rejects.toThrow(new RegExp(`Port ${plan.port} is taken.*\\n.*${plan.port} 已被`));
    server.close();
    expect(told()).toEqual(['']);
  });

  it('refuses a data folder that another start owns', async () => {
    const letGo = await ownDataFolder(folder);
    product = new Product(await planFor());
    await expect(product.start()).rejects.toThrow(/already running/);
    letGo();
  });

  it('tells the end of the log of a service that never comes up', async () => {
    const plan = await planFor();
    writeFileSync(plan.scripts.worker, `console.error('no such rule'); process.exit(3)`);
    product = new Product(plan);
    await expect(product.start()).rejects.toThrow(/worker could not be started.*exit code 3\n {4}no such rule/);
  });

  it('fails when the set-up fails', async () => {
    const plan = await planFor();
    writeFileSync(plan.scripts.firstStart, 'process.exit(4)');
    product = new Product(plan);
    await expect(product.start()).rejects.toThrow(/set-up failed \(4\)/);
  });
});
