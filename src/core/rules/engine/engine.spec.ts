import { expect, it } from '@jest/globals';
import { Engine } from './engine.js';

const RULE = { conditions: { all: [{ fact: 'f', operator: 'equal', value: 1 }] }, event: { type: 'x' } };

it('has ten operators and six decorators to begin with', () => {
  const { operators } = new Engine();
  expect([...operators.operators.keys()]).toEqual([
    ...['equal', 'notEqual', 'in', 'notIn', 'contains', 'doesNotContain'],
    ...['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  ]);
  expect([...operators.decorators.keys()].sort()).toEqual([
    ...['everyFact', 'everyValue', 'not', 'someFact', 'someValue', 'swap'],
  ]);
});

it('knows when it runs', async () => {
  const engine = new Engine([RULE]);
  expect(engine.status).toBe('READY');
  const running = engine.run({ f: 1 });
  expect(engine.status).toBe('RUNNING');
  await running;
  expect(engine.status).toBe('FINISHED');
});

it('is finished after a rejection as well', async () => {
  const engine = new Engine([RULE]);
  await expect(engine.run()).rejects.toThrow('Undefined fact: f');
  await new Promise((resolve) => setImmediate(resolve));
  expect(engine.status).toBe('FINISHED');
});

it('without rules answers nothing', async () => {
  await expect(new Engine().run()).resolves.toMatchObject({ results: [], failureResults: [], events: [] });
});
