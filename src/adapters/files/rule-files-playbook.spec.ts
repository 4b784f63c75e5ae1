import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LOCALES } from '../../core/kit/locale.js';
import { problemWords } from '../../core/words/say.js';
import { loadRuleFiles, RuleFilesError } from './rule-files.js';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-playbook-'));
  cpSync('rules', dir, { recursive: true });
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const PLAN = 'playbook/12-outbound-retention/plan.json';

function change(file: string, how: (json: Record<string, unknown>) => unknown): void {
  const json = JSON.parse(readFileSync(join(dir, file), 'utf8'));
  writeFileSync(join(dir, file), JSON.stringify(how(json)));
}

const planWith = (fields: object) => change(PLAN, (plan) => ({ ...plan, ...fields }));

async function problems(): Promise<readonly string[]> {
  try {
    await loadRuleFiles(dir);
    return [];
  } catch (error) {
    if (!(error instanceof RuleFilesError)) throw error;
    for (const problem of error.problems) {
      for (const locale of LOCALES) expect(problemWords(problem)[locale]).not.toContain('{');
    }
    return error.problems.map(({ path, code }) => `${path} ${code}`);
  }
}

it('every pack that ships has a plan, and what it names is there', async () => {
  const { packs, playbook } = await loadRuleFiles('rules');
  expect(packs.filter(({ plan }) => plan === null)).toEqual([]);
  expect(playbook.metrics.length).toBeGreaterThan(20);
  expect(playbook.guardrails.map(({ preset }) => preset)).toEqual(expect.arrayContaining(['a', 'b', 'c', 'd', null]));
});

it('a pack without a plan is a pack', async () => {
  rmSync(join(dir, PLAN));
  const { packs } = await loadRuleFiles(dir);
  expect(packs.filter(({ plan }) => plan === null).map(({ pack }) => pack.pack)).toEqual(['12-outbound-retention']);
});

describe('a plan is refused', () => {
  it.each<[string, object, readonly string[]]>([
    ['with a field nobody knows', { owner: 'me' }, ['$.owner UNKNOWN_FIELD']],
    ['without a metric', { primaryMetric: undefined }, ['$.primaryMetric MISSING_FIELD']],
    ['of another pack', { pack: '13-win-back' }, ['$.pack PLAN_OF_ANOTHER_PACK']],
    [
      'with an unknown guardrail',
      { guardrails: [{ guardrail: 'luck' }] },
      ['$.guardrails[0].guardrail UNKNOWN_GUARDRAIL'],
    ],
    ['without any guardrail', { guardrails: [] }, ['$.guardrails SHAPE_BAD']],
    ['with most of the audience kept out', { control: { sharePct: 51 } }, ['$.control.sharePct SHAPE_BAD']],
    ['with no control and no reason', { control: { sharePct: 0 } }, ['$.control.why NO_CONTROL_UNEXPLAINED']],
    ['with a schedule of no kind', { schedule: { kind: 'weekly' } }, ['$.schedule.kind SHAPE_BAD']],
    ['on a day that not every month has', { schedule: { kind: 'monthly', day: 29 } }, ['$.schedule.day SHAPE_BAD']],
    [
      'at an unknown event',
      { schedule: { kind: 'event', events: ['rain'] } },
      ['$.schedule.events[0] VALUE_NOT_ALLOWED'],
    ],
    ['for an unknown channel', { intendedChannels: ['fax'] }, ['$.intendedChannels[0] VALUE_NOT_ALLOWED']],
    ['for an unknown team', { briefing: ['choir'] }, ['$.briefing[0] VALUE_NOT_ALLOWED']],
    [
      'with an unknown hold',
      { suppression: { after: [{ outcome: 'declined', days: 45 }], holds: ['full-moon'] } },
      ['$.suppression.holds[0] UNKNOWN_HOLD'],
    ],
    [
      'in every field at once, each with its place',
      {
        stages: [],
        objective: { en: 'Keep them' },
        hypothesis: { 'zh-CN': ' ', en: 'They stay' },
        horizonDays: 731,
        guardrails: [{ guardrail: 'margin', limit: 0 }],
        schedule: { kind: 'monthly', day: 1, everyMonths: 13 },
        suppression: { after: [{ outcome: 'yawned', days: 0 }], holds: 'none' },
        intendedChannels: [],
        briefing: 'everybody',
      },
      [
        '$.stages SHAPE_BAD',
        '$.objective["zh-CN"] MISSING_FIELD',
        '$.hypothesis["zh-CN"] SHAPE_BAD',
        '$.horizonDays SHAPE_BAD',
        '$.guardrails[0].limit SHAPE_BAD',
        '$.schedule.everyMonths SHAPE_BAD',
        '$.suppression.after[0].outcome VALUE_NOT_ALLOWED',
        '$.suppression.after[0].days SHAPE_BAD',
        '$.suppression.holds WRONG_TYPE',
        '$.intendedChannels SHAPE_BAD',
        '$.briefing WRONG_TYPE',
      ],
    ],
    [
      'with names nobody knows, and one named twice',
      {
        lever: 'luck',
        stages: ['D', 'Z', 'D'],
        primaryMetric: 'mood',
        schedule: { kind: 'prompt', at: ['counter'] },
        briefing: ['hotline', 'hotline'],
      },
      [
        '$.lever VALUE_NOT_ALLOWED',
        '$.stages[1] VALUE_NOT_ALLOWED',
        '$.primaryMetric UNKNOWN_METRIC',
        '$.stages[2] VALUE_TWICE',
        '$.briefing[1] VALUE_TWICE',
      ],
    ],
  ])('%s', async (_case, fields, expected) => {
    planWith(fields);
    await expect(problems()).resolves.toEqual(expected.map((problem) => `${PLAN}: ${problem}`));
  });
});

describe('what plans name is refused', () => {
  it('where a guardrail reads no metric', async () => {
    change('guardrails.json', (list) => Object.values(list).map((one) => ({ ...(one as object), metric: 'mood' })));
    const found = await problems();
    expect(new Set(found.map((one) => one.split(' ').at(-1)))).toEqual(new Set(['UNKNOWN_METRIC']));
  });

  it('where a hold asks for no fact', async () => {
    const hold = { all: [{ fact: 'mood', operator: 'equal', value: true }] };
    change('holds.json', (list) => Object.values(list).map((one) => ({ ...(one as object), conditions: hold })));
    expect((await problems())[0]).toBe('holds.json: $[0].conditions.all[0].fact UNKNOWN_FACT');
  });

  it('where a lever is watched by a guardrail nobody knows', async () => {
    change('levers.json', (list) => Object.values(list).map((one) => ({ ...(one as object), guardrails: ['luck'] })));
    expect((await problems())[0]).toBe('levers.json: $[0].guardrails[0] UNKNOWN_GUARDRAIL');
  });

  it('where a file is missing', async () => {
    rmSync(join(dir, 'metrics.json'));
    expect((await problems())[0]).toBe('metrics.json FILE_MISSING');
  });
});

describe('offers beside a pack', () => {
  const OFFER = 'playbook/12-outbound-retention/offers/hold-contract.json';

  it('are the installation’s offers', async () => {
    const { offers } = await loadRuleFiles(dir);
    expect(offers.map(({ id }) => id)).toEqual(expect.arrayContaining(['renew-mid', 'hold-contract']));
  });

  it('have an id nobody else has', async () => {
    cpSync(join(dir, OFFER), join(dir, 'offers/hold-contract.json'));
    await expect(problems()).resolves.toEqual([`${OFFER}: $.id ID_TWICE`]);
  });

  it('have words for the channels their rules use', async () => {
    const text = { 'zh-CN': '词', en: 'Words' };
    change(OFFER, (offer) => ({ ...(offer as object), wording: { sms: { body: text } } }));
    await expect(problems()).resolves.toEqual([
      'playbook/12-outbound-retention/pack.json: $.rules[1].event.params.channel OFFER_WITHOUT_WORDING',
    ]);
  });

  it('sell what can be held together, and are not missed beside that', async () => {
    const sold = { product: 'broadband-1000m', brings: ['broadband-100m'] };
    change(OFFER, (offer) => ({ ...(offer as object), ...sold }));
    await expect(problems()).resolves.toEqual([`${OFFER}: $.brings[0] REQUIRES_WHAT_IT_EXCLUDES`]);
  });

  it('are missed by their rules', async () => {
    rmSync(join(dir, OFFER));
    const [problem] = await problems();
    expect(problem).toMatch(/^playbook\/12-outbound-retention\/pack\.json: .*offerId UNKNOWN_OFFER$/);
  });
});
