import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlaybookSchema } from '../../src/adapters/http/campaign/playbook.controller.js';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';
import { aRule, aRulePack } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

describe('the playbook', () => {
  it('says of each pack what it asks for, and how it is meant to be run', async () => {
    const answered = { fact: 'senior', operator: 'notEqual', value: true, unknown: 'matches' };
    const asked = { fact: 'planCode', operator: 'equal', value: 'p' };
    const pack = aRulePack({ pack: 'second', rules: [aRule({ conditions: { all: [asked, answered] } })] });
    await doors.packs.save(pack, 'second', 'marketer', doors.clock.now());
    const { status, json } = await doors.ask('GET', '/api/v1/playbook');
    expect(status).toBe(200);
    const { items, customers } = PlaybookSchema.parse(json);
    expect(customers).toBe(0);
    expect(items.map(({ pack: name, facts, lacking }) => [name, facts, lacking])).toEqual([
      ['win-back', [], ['arpuBand']],
      ['second', [], ['planCode']],
    ]);
    expect(items.map(({ plan }) => plan)).toEqual([aPlaybookPlan(), null]);
  });

  it.each([
    ['a share above the whole', '/api/v1/playbook?share=2', 400],
    ['an operator for an origin', '/api/v1/playbook?origin[$ne]=x', 400],
    ['a share of the base', '/api/v1/playbook?share=0.5', 200],
  ])('is asked for with %s', async (_case, url, status) => {
    expect((await doors.ask('GET', url)).status).toBe(status);
  });
});
