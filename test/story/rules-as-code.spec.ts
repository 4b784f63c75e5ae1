import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type App, openApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { SeedBusiness } from '../../src/flows/seed-business.js';
import { testDatabase, testRedisUrl } from '../database.js';
import { dataFolder, ownEnv, type Service, startService, stopService } from './processes.js';

const PACK = '25-decline-win-back';
const TABLE = 'samples/telco-customer-churn.csv';
const RULE = 'high-band-gone';

/** Who has gone and pays at least so much, in minor units: counted straight from the table, with nothing of the product's. */
function goneFrom(minor: number): number {
  const [head = '', ...lines] = readFileSync(TABLE, 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return {
      charge: Math.round(Number(cells[names.indexOf('MonthlyCharges')]) * 100),
      churn: cells[names.indexOf('Churn')],
    };
  });
  return rows.filter(({ charge, churn }) => churn === 'Yes' && charge >= minor).length;
}

describe('rules as code, against real servers', () => {
  const folder = dataFolder();
  const env = ownEnv({
    MONGODB_URI: testDatabase(),
    REDIS_URL: testRedisUrl(),
    TIDEMARK_DATA: folder.path,
    TIDEMARK_CLOCK: '2026-11-02T22:30:00-08:00',
  });
  const nowhere = { MONGODB_URI: 'mongodb://127.0.0.1:1', REDIS_URL: 'redis://127.0.0.1:1' };
  let worker: Service<unknown> | null = null;
  let app: App | null = null;

  type More = { readonly locale?: string; readonly env?: Readonly<Record<string, string>> };

  async function tidemark(args: readonly string[], { locale = 'en_US.UTF-8', env: more = {} }: More = {}) {
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

  /** A copy of the sample pack in a folder of its own, changed. */
  function packIn(name: string, change: (text: string) => string): string {
    const dir = join(folder.path, name);
    cpSync(join('rules/playbook', PACK), join(dir, PACK), { recursive: true });
    const file = join(dir, PACK, 'pack.json');
    const text = readFileSync(file, 'utf8');
    const changed = change(text);
    writeFileSync(file, changed);
    return dir;
  }

  const as = (conditions: unknown) => (text: string) => {
    const pack = JSON.parse(text);
    const rules = pack.rules.map((rule: { id: string }) => (rule.id === RULE ? { ...rule, conditions } : rule));
    return JSON.stringify({ ...pack, rules });
  };
  const spends = (minor: number) => ({ fact: 'arpu3m', operator: 'greaterThanInclusive', value: minor });
  const gone = { fact: 'relationship', operator: 'equal', value: 'former' };
  const [before, after] = [
    packIn('before', as({ all: [gone, spends(7_000)] })),
    packIn('after', as({ all: [gone, spends(9_500)] })),
  ];

  beforeAll(async () => {
    app = await openApp(readConfig(env));
    const { rules } = app;
    await app.get(SeedBusiness).run({ packs: [], offers: rules.offers, campaigns: [] });
    worker = await startService('worker.js', env);
    const { code, err } = await tidemark(['import', TABLE, '--mapping', 'samples/telco.mapping.json', '--json']);
    if (code !== 0) throw new Error(err);
  });

  afterAll(async () => {
    await stopService(worker);
    await app?.close();
    folder.remove();
  });

  it('apply saves the pack; the same again is the same version; an edit is the next', async () => {
    const versions = async (dir: string) => {
      const { code, out } = await tidemark(['rules', 'apply', dir, '--json']);
      return [code, JSON.parse(out).packs];
    };
    expect(await versions(before)).toEqual([0, [{ pack: PACK, version: 1 }]]);
    expect(await versions(before)).toEqual([0, [{ pack: PACK, version: 1 }]]);
    expect(await versions(after)).toEqual([0, [{ pack: PACK, version: 2 }]]);
    const chinese = await tidemark(['rules', 'apply', after], { locale: 'zh_CN.UTF-8' });
    expect(chinese.code).toBe(0);
    // The wider rule meets its neighbour's customers, and both give something away: that is told, and saved all the same.
    const [pack, plan, warning, counts] = chinese.out.split('\n');
    expect([pack, plan, counts]).toEqual([`${PACK}：第 2 版`, `${PACK}：已保存方案`, '错误 0，警告 1，提示 0']);
    expect(warning).toMatch(/^警告: 规则 high-band-in-decline、high-band-gone 的套餐属于同一互斥组且都有让利/);
  });

  it('diff over the base: who enters and who leaves, counted and by example', async () => {
    const [was, is] = [goneFrom(7_000), goneFrom(9_500)];
    expect(was).toBeGreaterThan(is);
    const { code, out } = await tidemark(['rules', 'diff', before, after, '--base', '--json']);
    expect(code).toBe(0);
    const { packs } = JSON.parse(out);
    expect(packs).toHaveLength(1);
    const [{ changed, audience }] = packs;
    expect(changed).toEqual([
      { rule: RULE, changes: [{ path: '$.conditions.all[1].value', before: 7_000, after: 9_500 }] },
    ]);
    expect(audience.customers).toBe(7_043);
    const moved = audience.rules.find(({ rule }: { rule: string }) => rule === RULE);
    expect(moved).toMatchObject({
      before: was,
      after: is,
      enters: { count: 0, samples: [] },
      leaves: { count: was - is },
    });
    expect(moved.leaves.samples).toHaveLength(Math.min(20, was - is));
    expect(moved.leaves.samples[0]).toMatch(/^\d{4}-[A-Z]{5}$/);
  });

  it('and back: those who left enter; in words of either language', async () => {
    const count = goneFrom(7_000) - goneFrom(9_500);
    const english = await tidemark(['rules', 'diff', after, before, '--base']);
    expect(english.code).toBe(0);
    expect(english.out).toContain(`${PACK}: ${RULE} $.conditions.all[1].value: 9500 → 7000`);
    expect(english.out).toContain(`${count} enter, 0 leave (of 7043)`);
    expect(english.out).toMatch(/for example entering: \d{4}-[A-Z]{5}, /);
    const chinese = await tidemark(['rules', 'diff', after, before, '--base'], { locale: 'zh_CN.UTF-8' });
    expect(chinese.out).toContain(`进入 ${count}，离开 0（共 7043 人）`);
    expect(chinese.out).toMatch(/例如进入：\d{4}-[A-Z]{5}/);
  });

  it('a version without changes moves nobody', async () => {
    const { code, out } = await tidemark(['rules', 'diff', before, before, '--base', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out).packs[0].audience.whole).toMatchObject({ enters: { count: 0 }, leaves: { count: 0 } });
  });

  it('what cannot run is not applied and not compared: exit code 1, and what is wrong', async () => {
    const bad = packIn('bad', as({ any: [] }));
    const applied = await tidemark(['rules', 'apply', bad, '--json']);
    expect([applied.code, JSON.parse(applied.out).valid]).toEqual([1, false]);
    const compared = await tidemark(['rules', 'diff', before, bad, '--base'], { locale: 'zh_CN.UTF-8' });
    expect(compared.code).toBe(1);
    expect(compared.out).toMatch(/\$\.rules\[\d\]\.conditions\.any.*[\u4e00-\u9fff]/);
    expect((await tidemark(['rules', 'diff', before])).code).toBe(2);
  });

  it('verify needs no server: a rule that can never match ends with 1, in the reader’s language', async () => {
    const never = packIn(
      'never',
      as({ all: [gone, spends(9_500), { fact: 'arpu3m', operator: 'lessThan', value: 100 }] }),
    );
    const english = await tidemark(['rules', 'verify', never], { env: nowhere });
    const chinese = await tidemark(['rules', 'verify', never], { env: nowhere, locale: 'zh_CN.UTF-8' });
    expect([english.code, chinese.code]).toEqual([1, 1]);
    expect(english.out).toContain(`The rule ${RULE} can never match anybody. Proved`);
    expect(chinese.out).toMatch(new RegExp(`${RULE}.*不可能命中`));
  });

  it('apply tells what the verifier finds, and saves all the same', async () => {
    const never = packIn(
      'saved',
      as({ all: [gone, spends(9_500), { fact: 'arpu3m', operator: 'lessThan', value: 100 }] }),
    );
    const { code, out } = await tidemark(['rules', 'apply', never, '--json']);
    const { packs, findings } = JSON.parse(out);
    expect([code, packs]).toEqual([1, [{ pack: PACK, version: 3 }]]);
    expect(findings[0]).toMatchObject({
      kind: 'never-fires',
      rules: [{ pack: PACK, rule: RULE }],
      claim: { kind: 'proved' },
    });
  });
});
