import { describe, expect, it } from '@jest/globals';
import type { CliContext } from '../../src/adapters/cli/context.js';
import { Progress } from '../../src/adapters/cli/progress.js';
import { teachBase } from '../../src/adapters/cli/value/teach.js';
import type { Locale } from '../../src/core/kit/locale.js';
import { ActivateScorecard } from '../../src/flows/activate-scorecard.js';
import { BuildAffinity } from '../../src/flows/build-affinity.js';
import { BuildPyramids } from '../../src/flows/build-pyramids.js';
import { TrainedStore } from '../../src/flows/ports/trained-store.js';
import { TrainScorecard } from '../../src/flows/train-scorecard.js';
import { aWorld, base } from './churn.world.js';

async function taught(world: ReturnType<typeof aWorld>, locale: Locale = 'en'): Promise<string> {
  const parts = new Map<unknown, unknown>([
    [TrainScorecard, world.train],
    [ActivateScorecard, world.activate],
    [BuildAffinity, world.affinity],
    [BuildPyramids, world.pyramid],
    [TrainedStore, world.trained],
  ]);
  let told = '';
  const screen = { write: (text: string) => (told += text) };
  const app = { get: (token: unknown) => parts.get(token) as never };
  const context: CliContext = {
    locale,
    screen,
    progress: new Progress(screen, () => 0),
    withApp: (_needs, work) => work(app),
    exitWith: () => undefined,
  };
  await teachBase(app, context, 'system');
  return told;
}

describe('a first start teaches', () => {
  it('a scorecard, affinity and pyramids, shows that it does, and puts them in force', async () => {
    const world = aWorld({ origin: 'table' });
    const told = await taught(world);
    expect(told).toContain('learning from the base');
    expect(told).toMatch(/scorecard 1 is trained and in force: 300 customers, \d+ of them left/);
    expect(told).toContain('affinity 1:');
    expect(told).toContain('revenue pyramids, build 1');
    const { churn, affinity, pyramids } = await world.trained.read();
    expect(churn?.origin).toBe('table');
    expect(affinity).not.toBeNull();
    expect(pyramids).not.toBeNull();
    expect(world.models.hashes.at(-1)).toBe(world.rules.modelsHash);
  });

  it('once: a second start says and does nothing', async () => {
    const world = aWorld();
    await taught(world);
    const before = await world.trained.read();
    expect(await taught(world)).toBe('');
    expect(await world.trained.read()).toEqual(before);
  });

  it('goes on where it was interrupted', async () => {
    const world = aWorld();
    await world.pyramid.run('now');
    await world.train.run({ keep: true, by: 'system' });
    const told = await taught(world);
    expect(told).not.toContain('build 1');
    expect(told).toContain('scorecard 2 is trained and in force');
    expect(told).toContain('affinity 1:');
  });

  it.each<[Locale, string]>([
    ['en', 'no scorecard of churn is in force'],
    ['zh-CN', '没有启用离网评分卡'],
  ])('says why nothing is in force, and starts all the same (%s)', async (locale, expected) => {
    const below = await taught(aWorld({ bar: { auc: 0.99, lift: 1 } }), locale);
    expect(below).toContain(expected);
    expect(below).toContain('$.bar.auc');
    const nobodyLeft = Object.fromEntries(
      Object.entries(base()).map(([id, sheet]) => [id, { ...sheet, relationship: 'current' }]),
    );
    const world = aWorld({}, nobodyLeft);
    expect(await taught(world, locale)).toContain(expected);
    expect((await world.trained.read()).affinity).not.toBeNull();
  });
});
