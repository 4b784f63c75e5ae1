import { expect, it } from '@jest/globals';
import { aWorld, CUSTOMERS } from './run.world.js';

const IN_DECLINE = { all: [{ fact: 'lifecycleStage', operator: 'equal', value: 'D' }] };

it('a campaign with an audience decides on its members, and counts nobody else as evaluated', async () => {
  const world = await aWorld(undefined, { audience: IN_DECLINE });
  await world.all();
  const { run, decisions } = await world.left();
  const members = Object.entries(CUSTOMERS).filter(([, facts]) => facts.lifecycleStage === 'D');
  expect(members.length).toBeGreaterThan(1);
  expect(members.length).toBeLessThan(Object.keys(CUSTOMERS).length);
  expect(run?.counts.evaluated).toBe(members.length);
  const ids = new Set(members.map(([id]) => id));
  expect(decisions.filter(({ customerId }) => !ids.has(customerId))).toEqual([]);
  expect(decisions.length).toBeGreaterThan(0);
});

it('an audience that cannot be read stops the chunk before anybody is decided on', async () => {
  const audience = { all: [{ fact: 'nowhere', operator: 'equal', value: 1 }] };
  const world = await aWorld(undefined, { audience });
  await expect(world.all()).rejects.toThrow('cannot run');
  expect((await world.left()).decisions).toEqual([]);
});
