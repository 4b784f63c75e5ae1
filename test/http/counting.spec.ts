import { afterAll, afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aCountingWorld, type CountingWorld, compiledScript } from './counting.world.js';
import { type Doors, openDoors } from './doors.js';

let world: CountingWorld;
let doors: Doors;

beforeEach(async () => {
  world = aCountingWorld();
  doors = await openDoors({ counting: world.counting });
});
afterEach(async () => {
  world.letGo();
  await world.close();
  await doors.close();
});
afterAll(() => compiledScript().remove());

const funnel = (rule: string) => doors.ask('GET', `/api/v1/rule-packs/win-back/rules/${rule}/funnel`);

describe('a count over the base', () => {
  it('keeps nobody else waiting: health is answered while it is under way', async () => {
    let isCounted = false;
    const counted = funnel('hold').finally(() => {
      isCounted = true;
    });
    await world.held();
    const [health, ready] = [await doors.ask('GET', '/health/live'), await doors.ask('GET', '/health/ready')];
    expect([health.status, ready.status, isCounted]).toEqual([200, 200, false]);
    world.letGo();
    expect((await counted).json).toMatchObject({ flow: 'CountRuleFunnel', rule: 'hold' });
  });

  it('whose thread dies says so in both languages, and the next one is answered by another', async () => {
    const died = await funnel('die');
    expect(died.status).toBe(503);
    expect(died.json.error).toMatchObject({
      code: 'UNAVAILABLE',
      problems: [
        {
          code: 'COUNTING_FAILED',
          message: { 'zh-CN': expect.stringContaining('统计'), en: expect.stringContaining('count') },
        },
      ],
    });
    expect(world.told).toEqual(['the counting thread died']);
    expect((await funnel('next')).json).toMatchObject({ rule: 'next', before: 0 });
  });

  it('is refused as the flow refuses it, and a fault of it is one of the server', async () => {
    expect((await funnel('refused')).json.error).toMatchObject({
      code: 'NOT_FOUND',
      problems: [{ code: 'RULE_NOT_FOUND' }],
    });
    expect([(await funnel('fault')).status, (await funnel('next')).json.before]).toEqual([500, 0]);
    expect(doors.logged()).toContain('broken');
  });
});
