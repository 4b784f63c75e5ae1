import { describe, expect, it } from '@jest/globals';
import type { DayCounts } from '../../src/core/arbitration/propensity/chances.js';
import { PLAIN_ARBITRATION } from '../../src/core/arbitration/rules/arbitration-rules.js';
import type { Decision } from '../../src/core/decision/decision.js';
import { REACHABLE } from './all-campaigns.world.js';
import { aWorld } from './run.world.js';

const people = Object.fromEntries(
  Array.from({ length: 80 }, (_one, index) => [`c-${index}`, { ...REACHABLE, lifecycleStage: 'D' }]),
);
const seen = (offerId: string, channel: string, shows: number, acceptances: number): DayCounts => ({
  ...{ offerId, channel, day: '2026-11-02', shows, acceptances, answers: shows },
});
/** P·V of the one is about 90, of the other about 87; either may be the better one. */
const LEARNT = [seen('keep', 'email', 400, 40), seen('thank', 'sms', 400, 348)];

function arbitration(exploration: Partial<typeof PLAIN_ARBITRATION.exploration>) {
  const enough = { shows: 10, acceptances: 1, days: 14 };
  return { ...PLAIN_ARBITRATION, exploration: { ...PLAIN_ARBITRATION.exploration, enough, ...exploration } };
}

async function theRun(exploration: Partial<typeof PLAIN_ARBITRATION.exploration>, learnt = LEARNT) {
  const world = await aWorld(undefined, { people, caps: [], arbitration: arbitration(exploration), learnt });
  await world.all();
  const { decisions } = await world.left();
  return { world, decisions: [...decisions].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

const winnerOf = ({ candidates }: Decision) => candidates.find(({ left }) => left === null)?.offerId;

describe('a run that has learnt from responses', () => {
  it('ranks by the smoothed chance of each offer on its channel', async () => {
    const { decisions } = await theRun({});
    const [first] = decisions[0]?.candidates ?? [];
    const days = 18 / 24;
    const shows = 400 * 2 ** (-days / 90);
    expect(first).toMatchObject({ offerId: 'keep', rank: 1 });
    expect(first?.factors?.p).toBeCloseTo((0.1 * shows + 100 * 0.1) / (shows + 100), 12);
    expect(decisions.every((one) => winnerOf(one) === 'keep' && one.arbitration?.selection === undefined)).toBe(true);
  });

  it('knows nothing better than the rules where nothing was learnt', async () => {
    const { decisions } = await theRun({}, []);
    expect(decisions[0]?.candidates[0]).toMatchObject({ offerId: 'keep', factors: { p: 1 } });
  });
});

describe('a run that explores', () => {
  it('draws in its share of decisions, and logs with which chance each was selected', async () => {
    const { decisions } = await theRun({ used: true, share: 0.5 });
    const logged = decisions.map((one) => ({ ...one.arbitration?.selection, offer: winnerOf(one) }));
    const explored = logged.filter((one) => one.explored);
    expect(explored.length).toBeGreaterThan(25);
    expect(explored.length).toBeLessThan(55);
    const chances = new Map(logged.map(({ offer, chance }) => [offer, chance ?? 0]));
    expect([...chances.keys()].sort()).toEqual(['keep', 'thank']);
    expect([...chances.values()].reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 9);
    // What was not drawn is the best as it stands.
    expect(logged.filter((one) => !one.explored).every(({ offer }) => offer === 'keep')).toBe(true);
    expect(new Set(logged.filter(({ offer }) => offer === 'keep').map(({ chance }) => chance)).size).toBe(1);
  });

  it('decides the same again, in another process and whenever it is worked out again', async () => {
    const [one, other] = [await theRun({ used: true, share: 0.5 }), await theRun({ used: true, share: 0.5 })];
    expect(other.decisions).toEqual(one.decisions);
    for (const decision of one.decisions.slice(0, 20)) {
      await expect(one.world.recorded.again(decision)).resolves.toEqual(decision);
    }
  });

  it('keeps the drawn chance among the factors, and the order of what it drew', async () => {
    const { decisions } = await theRun({ used: true, share: 1 });
    const chances = decisions.map(({ candidates }) => candidates[0]?.factors?.p);
    expect(new Set(chances).size).toBeGreaterThan(70);
    for (const { candidates } of decisions) {
      const scores = candidates.map(({ score }) => score ?? 0);
      expect(scores).toEqual([...scores].sort((a, b) => b - a));
    }
  });

  it('draws nothing where nothing was learnt: the best is certain', async () => {
    const { decisions } = await theRun({ used: true, share: 1 }, []);
    for (const one of decisions) {
      expect([winnerOf(one), one.arbitration?.selection?.chance]).toEqual(['keep', 1]);
    }
  });
});
