import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import { aPlaybookPlan, TWO_GUARDRAILS } from '../../../test/builders/a-playbook-plan.js';
import { aRulePack, FIVE_FACTS, TWO_LEVERS } from '../../../test/builders/a-rule-pack.js';
import { FakeAuditLog } from '../../../test/fakes/fake-audit-log.js';
import { FakeCampaignStore } from '../../../test/fakes/fake-campaign-store.js';
import { FakeClock } from '../../../test/fakes/fake-clock.js';
import { FakePlanStore } from '../../../test/fakes/fake-plan-store.js';
import { FakeRulePackStore } from '../../../test/fakes/fake-rule-pack-store.js';
import type { Locale } from '../../core/kit/locale.js';
import { CreateCampaign } from '../../flows/create-campaign.js';
import { AppError } from '../../flows/errors.js';
import type { BusinessRules } from '../../flows/ports/business-rules.js';
import { CampaignStore } from '../../flows/ports/campaign-store.js';
import { addCampaigns } from './campaigns.command.js';
import { Progress } from './progress.js';

const RULES = {
  catalogue: FIVE_FACTS,
  levers: TWO_LEVERS,
  lists: new Map(),
  guardrails: TWO_GUARDRAILS,
  campaigns: { controlPct: 0 },
};

async function aShell() {
  const [campaigns, packs, plans] = [new FakeCampaignStore(), new FakeRulePackStore(), new FakePlanStore()];
  const [audit, clock] = [new FakeAuditLog(), new FakeClock()];
  await packs.save(aRulePack({ pack: 'win-back' }), 'first', 'seed', clock.now());
  await plans.save(aPlaybookPlan());
  const rules = RULES as Partial<BusinessRules> as BusinessRules;
  const flows = new Map<unknown, unknown>([
    [CampaignStore, campaigns],
    [CreateCampaign, new CreateCampaign(campaigns, packs, plans, rules, audit, clock)],
  ]);
  const app = { get: <T>(token: abstract new (...args: never[]) => T) => flows.get(token) as T };
  return { campaigns, app };
}

let dir: string;
let shell: Awaited<ReturnType<typeof aShell>>;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'tidemark-campaigns-'));
  shell = await aShell();
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

async function tidemark(args: readonly string[], locale: Locale = 'en'): Promise<string> {
  let text = '';
  const screen = {
    write: (part: string) => {
      text += part;
    },
  };
  const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
  addCampaigns(program, {
    locale,
    screen,
    progress: new Progress({ write: () => undefined }, () => 0),
    withApp: (_needs, work) => work(shell.app),
    exitWith: () => undefined,
  });
  await program.parseAsync(['campaigns', ...args], { from: 'user' });
  return text;
}

function audienceFile(text: string): string {
  const file = join(dir, 'audience.json');
  writeFileSync(file, text);
  return file;
}

describe('campaigns from the shell', () => {
  it.each<[Locale, string]>([
    [
      'en',
      'campaign win-back created as a draft over win-back\nplan: by the month; 10 % control\nguardrails: margin, opt-outs\n',
    ],
    ['zh-CN', '已创建活动草稿 win-back（规则包 win-back）\n方案：每月；对照组 10%\n护栏：margin, opt-outs\n'],
  ])('are made of a pack and its plan, told in %s', async (locale, expected) => {
    expect(await tidemark(['create', '--pack', 'win-back'], locale)).toBe(expected);
    await expect(shell.campaigns.find('win-back')).resolves.toMatchObject({
      state: 'draft',
      plan: { horizonDays: 60 },
    });
  });

  it('take an audience from a file, and are listed', async () => {
    const audience = { all: [{ fact: 'arpuBand', operator: 'equal', value: 'HIGH' }] };
    const args = ['create', '--pack', 'win-back', '--id', 'high', '--audience', audienceFile(JSON.stringify(audience))];
    const json = JSON.parse(await tidemark([...args, '--json']));
    expect([json.id, json.audience]).toEqual(['high', audience]);
    expect(await tidemark(['list'])).toMatch(/high +win-back +draft/);
    expect(JSON.parse(await tidemark(['list', '--json']))).toHaveLength(1);
  });

  it.each<[string, readonly string[], string]>([
    ['a pack nobody knows', ['create', '--pack', 'gone'], 'INVALID_INPUT'],
    ['an audience that is no JSON', ['create', '--pack', 'win-back', '--audience', 'nowhere.json'], 'FILE_UNREADABLE'],
  ])('are not made with %s', async (_case, args, code) => {
    await expect(tidemark(args)).rejects.toMatchObject({ code });
    await expect(tidemark(args)).rejects.toBeInstanceOf(AppError);
    await expect(shell.campaigns.list()).resolves.toEqual([]);
  });

  it('are not made for an audience by a fact nobody knows, and the place is named', async () => {
    const file = audienceFile('{"all":[{"fact":"shoe","operator":"equal","value":1}]}');
    await expect(tidemark(['create', '--pack', 'win-back', '--audience', file])).rejects.toMatchObject({
      problems: [{ path: '$.audience.all[0].fact', code: 'UNKNOWN_FACT' }],
    });
  });

  it.each([
    ['no pack', ['create']],
    ['a state nobody may ask for', ['set', 'win-back', 'draft', '--reason', 'why']],
    ['no reason', ['set', 'win-back', 'active']],
  ])('%s is misuse', async (_case, args) => {
    await expect(tidemark(args)).rejects.toBeInstanceOf(CommanderError);
  });
});
