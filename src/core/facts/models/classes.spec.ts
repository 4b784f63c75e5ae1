import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Condition } from '../../condition/condition.js';
import { type ClassesModel, classes } from './classes.js';

const above = (fact: string, value: number): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator: 'greaterThan', value },
});
const MODEL: ClassesModel = {
  gives: { list: 'kinds', field: 'kind', grade: 'grade' },
  classes: [
    { class: 'large', conditions: above('size', 10) },
    { class: 'rich', conditions: above('spend', 100) },
  ],
  grades: [
    { from: Number.NEGATIVE_INFINITY, to: 1, means: 'NONE' },
    { from: 1, to: 2, means: 'ONE' },
    { from: 2, to: Number.POSITIVE_INFINITY, means: 'SPECIAL' },
  ],
};

describe('classes that may overlap', () => {
  it.each([
    ['none', { size: 10, spend: 100 }, [], 'NONE'],
    ['one', { size: 11, spend: 100 }, ['large'], 'ONE'],
    ['two are special', { size: 11, spend: 101 }, ['large', 'rich'], 'SPECIAL'],
    ['what nobody knows is no class', { spend: 101 }, ['rich'], 'ONE'],
  ])('%s', (_case, sheet, kinds, grade) => {
    const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
    expect(classes(MODEL).derive(aFactSource(), sheet, asOf)).toEqual({
      kinds: kinds.map((kind) => ({ kind })),
      grade,
    });
  });
});

it('says what it reads, what it gives, and until when it holds', () => {
  const step = classes({ ...MODEL, classes: [{ class: 'old', conditions: above('tenureMonths', 12) }] });
  expect(step.reads?.facts).toEqual(['tenureMonths', 'activationDate']);
  expect(step.promises?.kinds).toEqual({ type: 'list', fields: { kind: 'enum' } });
  const asOf = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
  expect(step.holdsUntil?.(aFactSource(), { activationDate: '2025-11-15' }, asOf)).toEqual(
    new Date('2026-11-15T00:00:00Z'),
  );
  expect(classes(MODEL).holdsUntil).toBeUndefined();
});
