import { describe, expect, it } from '@jest/globals';
import { aFactSource } from '../../../../test/builders/a-customer.js';
import type { Condition, Leaf } from '../../condition/condition.js';
import type { FactSheet } from '../fact-sheet.js';
import { type DecisionModel, decision } from './decision.js';

const asks = (fact: string, operator: Leaf['operator'], value: number): Condition => ({
  kind: 'leaf',
  leaf: { fact, type: 'number', operator, value },
});
const MODEL: DecisionModel = {
  gives: { value: 'list', cause: 'listCause' },
  rules: [
    { value: 'BLACK', cause: 'LONG', conditions: asks('overdueDays', 'greaterThanInclusive', 90) },
    { value: 'RED', cause: 'OLD', conditions: asks('tenure', 'greaterThanInclusive', 12) },
  ],
  otherwise: { value: 'GREY', cause: 'REST' },
  notEnoughData: null,
};

const AS_OF = { now: new Date('2026-11-02T18:00:00Z'), today: '2026-11-02' };
const told = (model: DecisionModel, sheet: FactSheet) => decision(model).derive(aFactSource(), sheet, AS_OF);

describe('the first rule that holds', () => {
  it.each([
    ['the first', { overdueDays: 90, tenure: 20 }, 'BLACK', 'LONG'],
    ['the second', { overdueDays: 89, tenure: 12 }, 'RED', 'OLD'],
    ['what is left over', { overdueDays: 89, tenure: 11 }, 'GREY', 'REST'],
    ['an answer before what nobody knows', { overdueDays: 90 }, 'BLACK', 'LONG'],
    ['what nobody knows holds the rest back', { tenure: 20 }, null, 'NOT_ENOUGH_DATA'],
    ['and what is left over too', { overdueDays: 0 }, null, 'NOT_ENOUGH_DATA'],
  ])('%s', (_case, sheet, value, cause) => {
    expect(told(MODEL, sheet)).toEqual({ list: value, listCause: cause });
  });

  it('a file may name the class of those nobody knows', () => {
    const named = { ...MODEL, notEnoughData: 'NONE' };
    expect(told(named, {})).toEqual({ list: 'NONE', listCause: 'NOT_ENOUGH_DATA' });
  });
});

it('as facts, with what it reads, what it can give and until when it holds', () => {
  const step = decision({ ...MODEL, notEnoughData: 'NONE' });
  expect(step.derive(aFactSource(), { overdueDays: 0, tenure: 1 }, AS_OF)).toEqual({ list: 'GREY', listCause: 'REST' });
  expect(step.reads?.facts).toEqual(['overdueDays', 'tenure', 'overdueSince']);
  expect(step.promises?.list?.values).toEqual(['BLACK', 'RED', 'GREY', 'NONE']);
  expect(step.promises?.listCause?.values).toEqual(['LONG', 'OLD', 'REST', 'NOT_ENOUGH_DATA']);
  const sheet = { overdueDays: 80, overdueSince: '2026-08-14' };
  expect(step.holdsUntil?.(aFactSource(), sheet, AS_OF)).toEqual(new Date('2026-11-12T00:00:00Z'));
});
