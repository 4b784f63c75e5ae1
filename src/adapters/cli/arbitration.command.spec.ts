import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { aRun, aScheduled, RUN_ID } from '../../../test/builders/a-stored-run.js';
import { aHandClock } from '../../../test/contract/run-store.contract.js';
import { FakeDecisionStore } from '../../../test/fakes/fake-decision-store.js';
import { FakeDecisionsView } from '../../../test/fakes/fake-decisions-view.js';
import { FakeRunStore } from '../../../test/fakes/fake-run-store.js';
import type { Locale } from '../../core/kit/locale.js';
import { ReadArbitration } from '../../flows/read-arbitration.js';
import { addArbitration } from './arbitration.command.js';
import { Progress } from './progress.js';

const CANDIDATE = { channel: 'sms', score: 1, left: null } as const;
const PUSHED = {
  ...aScheduled('c-1'),
  candidates: [
    {
      ...CANDIDATE,
      ruleId: 'keep',
      offerId: 'stay',
      lever: 'retention',
      rank: 1,
      factors: { p: 0.2, c: 1, v: 800, l: 1.5 },
    },
    {
      ...CANDIDATE,
      ruleId: 'up',
      offerId: 'more',
      lever: 'cross-sell',
      rank: 2,
      factors: { p: 0.5, c: 1, v: 400, l: 1 },
    },
  ],
  arbitration: { without: { pvc: 1, pvl: 0, pcl: 0, vcl: 0 } },
};

async function tidemark(args: readonly string[], locale: Locale = 'en', stored = [PUSHED]): Promise<string> {
  const [runs, decisions] = [new FakeRunStore(aHandClock()), new FakeDecisionStore()];
  await runs.start(aRun(), []);
  await decisions.save(stored);
  const read = new ReadArbitration(runs, new FakeDecisionsView(decisions));
  let text = '';
  const screen = {
    write: (part: string) => {
      text += part;
    },
  };
  const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
  addArbitration(program, {
    locale,
    screen,
    progress: new Progress({ write: () => undefined }, () => 0),
    withApp: (_needs, work) => work({ get: () => read as never }),
    exitWith: () => undefined,
  });
  await program.parseAsync(['arbitration', ...args], { from: 'user' });
  return text;
}

describe('the report on arbitration from the shell', () => {
  it.each<[Locale, readonly string[]]>([
    ['en', ['1 of 1 decisions, for 40', 'by levers', 'no propensity']],
    ['zh-CN', ['1 个决策中有 1 个', '靠杠杆胜出', '无概率']],
  ])('tells costs and wins in %s', async (locale, parts) => {
    const text = await tidemark([RUN_ID], locale);
    for (const part of parts) expect(text).toContain(part);
    expect(text).toMatch(/retention +1 +1 +40/);
    expect(text).toMatch(/cross-sell +1 +0 +1 +0 +0 +0/);
  });

  it('is by offer where it is asked for, and for machines', async () => {
    expect(await tidemark([RUN_ID, '--by', 'offer'])).toMatch(/stay +1 +1/);
    expect(JSON.parse(await tidemark([RUN_ID, '--by', 'rule', '--json']))).toMatchObject({
      by: 'ruleId',
      costs: { decisions: 1, pushed: 1 },
      matrix: [{ name: 'keep' }, { name: 'up' }],
    });
  });

  it('says so where there is nothing to tell', async () => {
    expect(await tidemark([RUN_ID], 'en', [])).toContain('No decision of this run');
  });

  it('knows no other way to tell candidates apart, and no other run', async () => {
    await expect(tidemark([RUN_ID, '--by', 'customer'])).rejects.toThrow('lever | offer | rule');
    await expect(tidemark(['other|20261102T180000Z'])).rejects.toThrow('no such run');
  });
});
