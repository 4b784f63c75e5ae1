import { expect, it } from '@jest/globals';
import { Almanac } from './almanac.js';
import { Emitter } from './emitter.js';
import { Engine } from './engine.js';
import { EngineRun } from './engine-run.js';
import { Rule } from './rule.js';

const rule = (name: string, fact: string) => {
  const made = new Rule({
    name,
    conditions: { all: [{ fact, operator: 'equal', value: 1 }] },
    event: { type: name },
  });
  return made.setEngine(new Engine());
};

it('ends once, after the last set', async () => {
  let ends = 0;
  const run = new EngineRun(new Emitter(), new Almanac().addFact('f', 1), { isRunning: () => true });
  const { results } = await run.decide([[rule('a', 'f')], [rule('b', 'f')]], () => {
    ends += 1;
  });
  expect([results.map(({ name }) => name), ends]).toEqual([['a', 'b'], 1]);
});

it('ends and rejects when a set falls, and goes on with the next', async () => {
  const said: string[] = [];
  const emitter = new Emitter().on('b', () => said.push('b'));
  const run = new EngineRun(emitter, new Almanac().addFact('f', 1), { isRunning: () => true });
  const ended = new Promise<void>((resolve) => {
    const decided = run.decide([[rule('a', 'gone')], [rule('b', 'f')]], resolve);
    void expect(decided).rejects.toThrow('Undefined fact: gone');
  });
  await ended;
  expect(said).toEqual(['b']);
});

it('skips what has not begun when it is not running', async () => {
  const run = new EngineRun(new Emitter(), new Almanac(), { isRunning: () => false });
  const { results, failureResults } = await run.decide([[rule('a', 'gone')]], () => undefined);
  expect([results, failureResults]).toEqual([[], []]);
});
