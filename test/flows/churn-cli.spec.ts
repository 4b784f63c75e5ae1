import { describe, expect, it } from '@jest/globals';
import { Command, CommanderError } from 'commander';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { addBaseModels } from '../../src/adapters/cli/value/base.command.js';
import { addChurn } from '../../src/adapters/cli/value/churn.command.js';
import { addValue } from '../../src/adapters/cli/value/value.command.js';
import type { Locale } from '../../src/core/kit/locale.js';
import { ActivateScorecard } from '../../src/flows/activate-scorecard.js';
import { BuildAffinity } from '../../src/flows/build-affinity.js';
import { BuildPyramids } from '../../src/flows/build-pyramids.js';
import { ScorecardStore } from '../../src/flows/ports/scorecard-store.js';
import { TotalWorth } from '../../src/flows/total-worth.js';
import { TrainScorecard } from '../../src/flows/train-scorecard.js';
import { WatchDrift } from '../../src/flows/watch-drift.js';
import { aWorld } from './churn.world.js';

type Ran = { readonly code: number; readonly out: string; readonly told: string };

/** A command line over one world: what it prints, what it tells meanwhile, and the code it ends with. */
function commandLine(world = aWorld(), locale: Locale = 'en') {
  const parts = new Map<unknown, unknown>([
    [TrainScorecard, world.train],
    [ActivateScorecard, world.activate],
    [WatchDrift, world.drift],
    [ScorecardStore, world.scorecards],
    [BuildAffinity, world.affinity],
    [BuildPyramids, world.pyramid],
    [TotalWorth, world.totals],
  ]);
  return async (...args: readonly string[]): Promise<Ran> => {
    let [out, told, code] = ['', '', 0];
    const context: CliContext = {
      locale,
      screen: { write: (text) => (out += text) },
      progress: new Progress({ write: (text) => (told += text) }, () => 0),
      withApp: (_needs, work) => work({ get: (token) => parts.get(token) as never }),
      exitWith: (exit) => {
        code = exit;
      },
    };
    const program = new Command('tidemark').exitOverride().configureOutput({ writeErr: () => undefined });
    addChurn(program, context);
    addValue(program, context);
    addBaseModels(program, context);
    try {
      await program.parseAsync(['node', 'tidemark', ...args]);
    } catch (error) {
      if (!(error instanceof CommanderError)) throw error;
      code = 2;
    }
    return { code, out, told };
  };
}

describe('tidemark churn', () => {
  it('trains, lists, activates and watches drift', async () => {
    const tidemark = commandLine();
    await expect(tidemark('churn', 'list')).resolves.toMatchObject({
      code: 0,
      out: expect.stringContaining('no scorecard yet'),
    });
    const trained = await tidemark('churn', 'train');
    expect(trained.code).toBe(0);
    expect(trained.told).toContain('reading customers: 100 of 400');
    expect(trained.told).toContain('scorecard 1 is kept');
    expect(trained.out).toMatch(
      /out of fold: AUC 0\.\d{4}, top-decile lift \d\.\d{3}; 400 customers, 200 of them left/,
    );
    expect(trained.out.trimEnd().split('\n')).toHaveLength(13);
    await expect(tidemark('churn', 'activate', '1')).resolves.toMatchObject({
      code: 0,
      out: expect.stringContaining('scorecard 1 is in force'),
    });
    expect((await tidemark('churn', 'list')).out).toMatch(/^1\*/m);
    await expect(tidemark('churn', 'drift')).resolves.toMatchObject({
      code: 0,
      told: expect.stringContaining('no drift'),
    });
  });

  it('speaks Chinese', async () => {
    const tidemark = commandLine(aWorld(), 'zh-CN');
    expect((await tidemark('churn', 'evaluate')).out).toContain('折外评估：AUC');
  });

  it('ends with 1 below the bar, keeping the version and saying why', async () => {
    const { code, out } = await commandLine(aWorld({ bar: { auc: 0.99, lift: 1 } }))('churn', 'train');
    expect(code).toBe(1);
    expect(out).toContain('below the bar of 0.99');
  });

  it('gives one JSON document', async () => {
    const tidemark = commandLine();
    const { out } = await tidemark('churn', 'evaluate', '--origin', 'table', '--json');
    expect(JSON.parse(out)).toMatchObject({
      number: null,
      examples: 300,
      below: [],
      origin: 'table',
      judgement: { customers: 300 },
    });
    expect(JSON.parse((await tidemark('churn', 'list', '--json')).out)).toEqual({ active: null, items: [] });
  });

  it.each([
    ['activate', 'first'],
    ['drift', '--version', '0'],
    ['train', '--nothing'],
  ])('misused: %s %s', async (...args) => {
    await expect(commandLine()('churn', ...args)).resolves.toMatchObject({ code: 2, out: '' });
  });
});

describe('what is counted from the base', () => {
  it('affinity, pyramids and the worth of segments', async () => {
    const tidemark = commandLine();
    const affinity = await tidemark('affinity', 'build');
    expect([affinity.code, affinity.told]).toEqual([0, expect.stringContaining('affinity 1: 200 customers')]);
    const pyramid = JSON.parse((await tidemark('pyramid', 'build', '--json')).out);
    expect(pyramid).toMatchObject({ number: 1, items: [{ network: null, currency: 'USD', customers: 200 }] });
    const totals = await tidemark('value', 'totals', '--by', 'valueClass');
    expect(totals.out).toContain('valueClass = HIGH (USD)');
    expect(JSON.parse((await tidemark('value', 'totals', '--by', 'valueClass', '--json')).out).items).toHaveLength(2);
    await expect(tidemark('value', 'totals')).resolves.toMatchObject({ code: 2 });
  });
});
