import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { CustomerEventStore } from '../../src/flows/ports/customer-event-store.js';
import { CustomerStore } from '../../src/flows/ports/customer-store.js';
import { testDatabase, testRedisUrl } from '../database.js';
import { customersOf } from '../golden/synthetic-operator.js';
import { dataFolder, ownEnv } from './processes.js';

const CUSTOMERS = 1_200;

describe('tidemark sample', () => {
  const folder = dataFolder();
  const env = ownEnv({ MONGODB_URI: testDatabase(), REDIS_URL: testRedisUrl(), TIDEMARK_DATA: folder.path });
  const file = (name: string) => join(folder.path, name);

  async function sample(args: readonly string[], more: Readonly<Record<string, string>> = {}) {
    const child = spawn(process.execPath, ['dist/cli.js', 'sample', ...args], {
      env: { ...env, LC_ALL: 'en_US.UTF-8', ...more } as NodeJS.ProcessEnv,
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.stderr.on('data', (text) => {
      err += text;
    });
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { code, out, err };
  }

  afterAll(() => folder.remove());

  it.each([
    [['--customers', '0']],
    [['--customers', 'many']],
    [['--customers', '1e3']],
    [['--seed', '-1']],
    [['--months', '61']],
    [['--nonsense']],
  ])('refuses %j', async (args) => {
    expect((await sample(args)).code).toBe(2);
  });

  it('says where it cannot write, in the reader’s language', async () => {
    const out = ['--customers', '3', '--out', file('no/such/folder.ndjson')];
    const english = await sample(out);
    const chinese = await sample(out, { LC_ALL: 'zh_CN.UTF-8' });
    expect([english.code, chinese.code]).toEqual([1, 1]);
    expect(english.err).toContain('ENOENT');
    expect(chinese.err).toMatch(/[\u4e00-\u9fff]/);
  });

  it('writes lines to a file without any server: the same bytes each time', async () => {
    const nowhere = { MONGODB_URI: 'mongodb://127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:1' };
    const asked = ['--customers', '700', '--seed', '11', '--months', '3', '--json'];
    const { code, out } = await sample([...asked, '--out', file('a.ndjson')], nowhere);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ customers: 700, seed: 11, months: 3, file: file('a.ndjson') });
    await sample([...asked, '--out', file('b.ndjson')], nowhere);
    const text = readFileSync(file('a.ndjson'), 'utf8');
    expect(readFileSync(file('b.ndjson'), 'utf8')).toBe(text);
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(700);
    expect(lines[699]).toBe(JSON.stringify(customersOf(11, 3).customer(700)));
  });

  describe('loads a base', () => {
    let app: Awaited<ReturnType<typeof openApp>>;

    beforeAll(async () => {
      app = await openApp(readConfig(env));
    });

    afterAll(() => app.close());

    it('with its truth beside it, and a second time finds it unchanged', async () => {
      const asked = ['--customers', String(CUSTOMERS), '--json', '--truth', file('truth.json')];
      const first = await sample(asked);
      expect([first.code, JSON.parse(first.out)]).toMatchObject([0, { done: CUSTOMERS, inserted: CUSTOMERS }]);
      expect(first.err).toContain(`${CUSTOMERS} of ${CUSTOMERS} customers`);
      expect(JSON.parse(readFileSync(file('truth.json'), 'utf8'))).toMatchObject({ seed: 7, customers: CUSTOMERS });
      const second = await sample(asked.slice(0, 3));
      expect(JSON.parse(second.out)).toMatchObject({ inserted: 0, updated: 0, unchanged: CUSTOMERS, events: 0 });
      expect(await app.get(CustomerStore).count()).toBe(CUSTOMERS);
    });

    it('and refuses to lay another operator over it, in both languages', async () => {
      await sample(['--customers', '10']);
      const asked = ['--customers', '10', '--seed', '8', '--truth', file('other.json')];
      const [english, chinese] = [await sample(asked), await sample(asked, { LC_ALL: 'zh_CN.UTF-8' })];
      expect([english.code, chinese.code]).toEqual([1, 1]);
      expect(english.err).toContain('operator of seed 7');
      expect(chinese.err).toContain('种子 7');
      expect(existsSync(file('other.json'))).toBe(false);
    });

    it('as it was made: every field comes back, and every event', async () => {
      for (const index of [1, 2, 77, CUSTOMERS]) {
        const { customer, events } = customersOf().customer(index);
        expect(await app.get(CustomerStore).find(customer.id)).toEqual(customer);
        const kept = await app.get(CustomerEventStore).ofCustomer(customer.id, 1_000);
        expect(kept.map(({ id }) => id).sort()).toEqual(events.map(({ id }) => id).sort());
      }
    });
  });
});
