import { expect, it } from '@jest/globals';
import { Engine } from './engine.js';
import { Rule } from './rule.js';

const PROPERTIES = { name: 'r', conditions: { all: [] }, event: { type: 'x' } };

it('takes JSON text, and refuses what is none', () => {
  expect(new Rule(JSON.stringify(PROPERTIES)).name).toBe('r');
  expect(() => new Rule('{')).toThrow(SyntaxError);
});

it('keeps its event after it was decided, unlike json-rules-engine', async () => {
  const rule = new Rule({ ...PROPERTIES, onSuccess: () => undefined });
  await new Engine([rule]).run();
  expect(rule.event).toEqual({ type: 'x' });
  expect(rule.ruleEvent).toBe(rule.event);
});

it('a priority that is no number is kept as such', () => {
  expect(new Rule().setPriority('x').priority).toBeNaN();
});
