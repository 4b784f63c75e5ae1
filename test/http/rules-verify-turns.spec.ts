import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Finding } from '../../src/core/rules/check/finding.js';
import type { Rule } from '../../src/core/rules/rule-pack.js';
import { aRule } from '../builders/a-rule-pack.js';
import { type Doors, openDoors } from './doors.js';
import { PACK } from './fake-ports.js';

let doors: Doors;
beforeEach(async () => {
  doors = await openDoors();
});
afterEach(() => doors.close());

const [FIRST = aRule()] = PACK.rules;

/** So many rules, each of customers of its own few months. */
function rules(count: number): readonly Rule[] {
  return Array.from({ length: count }, (_rule, index) => ({
    ...FIRST,
    id: `rule-${index}`,
    conditions: {
      all: [
        { fact: 'tenureMonths', operator: 'between', value: [index, index + 2] },
        { fact: 'planCode', operator: 'notEqual', value: `P${index % 50}`, unknown: 'fails' },
        {
          any: [
            { fact: 'arpuBand', operator: 'equal', value: ['LOW', 'MID', 'HIGH'][index % 3] },
            { fact: 'senior', operator: 'equal', value: index % 2 === 0 },
          ],
        },
      ],
    },
  }));
}

const verify = (some: readonly Rule[]) =>
  doors.ask('POST', '/api/v1/rule-packs/verify', { as: 'manager', body: { ...PACK, rules: some } });

/** From now on each look at the machine's clock takes so long, and is counted. */
function tick(ms: number): { readonly looks: () => number; readonly until: (looks: number) => Promise<void> } {
  const { clock } = doors;
  const system = clock.system.bind(clock);
  let [looks, waiting]: [number, { readonly at: number; readonly go: () => void } | null] = [0, null];
  clock.system = () => {
    looks += 1;
    clock.advance(ms);
    if (waiting !== null && looks >= waiting.at) waiting.go();
    return system();
  };
  const until = (at: number) =>
    new Promise<void>((go) => {
      waiting = { at, go };
    });
  return { looks: () => looks, until };
}

describe('the process that verifies', () => {
  it('answers others meanwhile: a thousand rules keep nobody waiting', async () => {
    const order: string[] = [];
    const { until, looks } = tick(0);
    const begun = until(500);
    const verified = verify(rules(1_000)).then(({ status, json }) => {
      order.push('verified');
      return { status, open: json.findings.filter(({ claim }: Finding) => claim.kind === 'undecided') };
    });
    await begun;
    const answered = await doors.ask('GET', '/api/v1/facts');
    order.push('answered');
    const between = looks();
    await expect(verified).resolves.toEqual({ status: 200, open: [] });
    expect([answered.status, order]).toEqual([200, ['answered', 'verified']]);
    expect(looks()).toBeGreaterThan(between);
  });
});

describe('the time limit', () => {
  it('what it cuts off is answered as undecided, rule by rule; nothing else is claimed', async () => {
    const some = rules(12);
    tick(1_000);
    const { status, json } = await verify(some);
    const open: readonly Finding[] = json.findings.filter(({ claim }: Finding) => claim.kind === 'undecided');
    expect([status, json.ok]).toEqual([200, true]);
    expect(open[0]).toMatchObject({
      severity: 'warning',
      claim: { kind: 'undecided', reason: 'time', limit: 20_000 },
      words: {
        'zh-CN': expect.stringContaining('时限'),
        en: expect.stringContaining('time limit of 20000 milliseconds'),
      },
    });
    const named = new Set(open.flatMap((one) => one.rules.map(({ rule }) => rule)));
    expect(named.size).toBeGreaterThan(0);
    expect([...named].every((id) => some.some((rule) => rule.id === id))).toBe(true);
  });

  it('is the same when a pack is saved: it is stored, and the answer says what is not known', async () => {
    tick(1_000);
    const { status, json } = await doors.ask('POST', '/api/v1/rule-packs', {
      as: 'marketer',
      body: { ...PACK, rules: rules(12) },
    });
    expect([status, json.version]).toEqual([201, 2]);
    expect(json.findings.map(({ claim }: Finding) => (claim.kind === 'undecided' ? claim.reason : ''))).toContain(
      'time',
    );
  });

  it('a limit that is met before the first rule leaves every rule open', async () => {
    tick(30_000);
    const { json } = await verify(rules(3));
    const [first]: readonly Finding[] = json.findings;
    expect(first).toMatchObject({ kind: 'never-fires', claim: { reason: 'time', open: 3 } });
    expect(first?.rules.map(({ rule }) => rule)).toEqual(['rule-0', 'rule-1', 'rule-2']);
    expect(json.findings.every(({ claim }: Finding) => claim.kind === 'undecided')).toBe(true);
  });
});
