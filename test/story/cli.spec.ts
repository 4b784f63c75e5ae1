import { spawn } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { ChangeCampaign } from '../../src/flows/change-campaign.js';
import { SeedBusiness } from '../../src/flows/seed-business.js';
import { testDatabase, testRedisUrl } from '../database.js';
import { countFromTable } from './count-from-table.js';
import { dataFolder, ownEnv, type Service, startService, stopService } from './processes.js';

const TABLE = 'samples/telco-customer-churn.csv';
const MAPPING = 'samples/telco.mapping.json';
const EVENING = '2026-11-02T22:30:00-08:00';

describe('the tidemark command', () => {
  const folder = dataFolder();
  const env = ownEnv({
    MONGODB_URI: testDatabase(),
    REDIS_URL: testRedisUrl(),
    TIDEMARK_DATA: folder.path,
    TIDEMARK_CLOCK: EVENING,
    LC_ALL: 'en_US.UTF-8',
  });
  const truth = countFromTable(TABLE);
  let worker: Service<unknown> | null = null;

  async function tidemark(
    args: readonly string[],
    locale = 'en_US.UTF-8',
    more: Readonly<Record<string, string>> = {},
  ) {
    const child = spawn(process.execPath, ['dist/cli.js', ...args], {
      env: { ...env, ...more, LC_ALL: locale } as NodeJS.ProcessEnv,
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

  beforeAll(async () => {
    const app = await openApp(readConfig(env));
    const { rules } = app;
    const packs = rules.packs.map(({ pack }) => pack);
    await app.get(SeedBusiness).run({ packs, offers: rules.offers, campaigns: rules.campaigns });
    await app.get(ChangeCampaign).run({ id: 'winback-sample', to: 'active', by: 'test', reason: 'test' });
    await app.close();
    worker = await startService('worker.js', env);
  });

  afterAll(async () => {
    await stopService(worker);
    folder.remove();
  });

  it.each([
    [[]],
    [['import']],
    [['rules']],
    [['rules', 'validate']],
    [['rules', 'test']],
    [['run']],
    [['runs']],
    [['funnel']],
    [['explain']],
  ])('tells how it is used: %j --help', async (command) => {
    const { code, out } = await tidemark([...command, '--help']);
    expect(code).toBe(0);
    expect(out).toContain('Usage: tidemark');
  });

  it.each([[['import']], [['explain', '7590-VHVEG']], [['nonsense']]])(
    'refuses a call it does not understand: %j',
    async (command) => {
      expect((await tidemark(command)).code).toBe(2);
    },
  );

  it('checks packs and their cases without a server', async () => {
    const nowhere = { MONGODB_URI: 'mongodb://127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:1' };
    const valid = await tidemark(['rules', 'validate', 'rules', '--json'], 'en', nowhere);
    expect([valid.code, JSON.parse(valid.out).valid]).toEqual([0, true]);
    const tested = await tidemark(['rules', 'test', 'rules', '--json'], 'en', nowhere);
    expect([tested.code, JSON.parse(tested.out).failed]).toEqual([0, 0]);
  });

  it("says what is wrong with a pack, where, and in the reader's language", async () => {
    const bad = join(folder.path, '25-decline-win-back');
    cpSync('rules/playbook/25-decline-win-back', bad, { recursive: true });
    writeFileSync(
      join(bad, 'pack.json'),
      JSON.stringify({ pack: '25-decline-win-back', title: { en: 'x', 'zh-CN': 'x' }, rules: 'none' }),
    );
    const english = await tidemark(['rules', 'validate', bad]);
    const chinese = await tidemark(['rules', 'validate', bad], 'zh_CN.UTF-8');
    expect([english.code, chinese.code]).toEqual([1, 1]);
    expect(english.out).toContain('$.rules');
    expect(chinese.out).toMatch(/\$\.rules.*[\u4e00-\u9fff]/);
  });

  it('fails a case that does not hold', async () => {
    const pack = join(folder.path, 'cases', '25-decline-win-back');
    cpSync('rules/playbook/25-decline-win-back', pack, { recursive: true });
    const facts = { arpuBand: 'LOW', lifecycleStage: 'D' };
    writeFileSync(
      join(pack, 'cases.json'),
      JSON.stringify([{ case: 'wrong', facts, matches: ['high-band-in-decline'] }]),
    );
    const { code, out } = await tidemark(['rules', 'test', pack]);
    expect(code).toBe(1);
    expect(out).toContain('"wrong"');
  });

  it('imports a table, says how to go on, and writes nothing the second time', async () => {
    const first = await tidemark(['import', TABLE, '--mapping', MAPPING, '--json']);
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ state: 'done', inserted: truth.evaluated, rejected: 0 });
    expect(first.err).toMatch(/import imp_\w+ \(if interrupted, go on with --resume imp_\w+\)/);
    const second = await tidemark(['import', TABLE, '--mapping', MAPPING, '--json']);
    expect(JSON.parse(second.out)).toMatchObject({ inserted: 0, updated: 0, unchanged: truth.evaluated });
  });

  it('refuses a file that is none, in words, with exit code 1', async () => {
    const file = join(folder.path, 'zip.csv');
    writeFileSync(file, Buffer.from('504b0304140000000800', 'hex'));
    const { code, err } = await tidemark(['import', file, '--mapping', MAPPING], 'zh_CN.UTF-8');
    expect(code).toBe(1);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
    expect(err).not.toContain('    at ');
  });

  it('runs a campaign, shows the funnel, and explains a customer', async () => {
    const run = await tidemark(['run', 'winback-sample', '--json']);
    expect(run.code).toBe(0);
    const { rows, run: started } = JSON.parse(run.out);
    const count = (key: string) => rows.find((row: { key: string }) => row.key === key)?.count;
    expect([count('evaluated'), count('matched')]).toEqual([truth.evaluated, truth.matched]);
    expect(count('scheduled')).toBe(truth.emails + truth.texts);
    expect(count('refused.HELD_OUT_CAMPAIGN')).toBe(truth.heldOut.campaign);
    expect(run.err).toContain('are not due yet');

    const listed = JSON.parse((await tidemark(['runs', '--json'])).out);
    expect(listed).toHaveLength(1);
    const funnel = await tidemark(['funnel', started.id], 'zh_CN.UTF-8');
    expect(funnel.out).toMatch(new RegExp(`命中规则 +${truth.matched}`));

    const why = await tidemark(['explain', '7590-VHVEG', '--rule', 'high-band-in-decline'], 'zh_CN.UTF-8');
    expect(why.out).toContain('未命中');
    const json = JSON.parse(
      (await tidemark(['explain', '7590-VHVEG', '--rule', 'high-band-in-decline', '--json'])).out,
    );
    expect(json).toMatchObject({ matched: 'false', factsFrom: 'run', runId: started.id });
  });

  it("says in the reader's language that there is no such run", async () => {
    const { code, err } = await tidemark(['funnel', 'nothing|20261102T180000Z'], 'zh_CN.UTF-8');
    expect(code).toBe(1);
    expect(err).toMatch(/[\u4e00-\u9fff]/);
  });
});
