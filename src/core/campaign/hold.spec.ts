import { describe, expect, it } from '@jest/globals';
import type { FactCatalogue, FactDefinition } from '../facts/fact-catalogue.js';
import { checkHolds, type Hold, heldBy } from './hold.js';

const words = { 'zh-CN': '词', en: 'words' };
const aFact = (name: string, type: 'boolean' | 'number' | 'day'): FactDefinition => ({
  name,
  type,
  unit: null,
  nullable: true,
  labels: words,
  help: words,
  source: 'events',
  freshness: 'event',
});
const CATALOGUE: FactCatalogue = new Map(
  [aFact('complaintOpen', 'boolean'), aFact('billVsOwnMeanPct', 'number'), aFact('exitDate', 'day')].map((fact) => [
    fact.name,
    fact,
  ]),
);
const aHold = (id: string, fact: string, operator: string, value: unknown): Hold => ({
  id,
  title: words,
  conditions: { all: [{ fact, operator, value }] },
});
const COMPLAINT = aHold('complaint-open', 'complaintOpen', 'equal', true);
const SHOCK = aHold('bill-shock', 'billVsOwnMeanPct', 'greaterThanInclusive', 30);

it.each([
  ['nothing is known', {}, []],
  ['a complaint is open', { complaintOpen: true }, ['complaint-open']],
  ['the bill is exactly at the mark', { billVsOwnMeanPct: 30, complaintOpen: false }, ['bill-shock']],
  ['the bill is just below it', { billVsOwnMeanPct: 29, complaintOpen: null }, []],
  ['both', { billVsOwnMeanPct: 80, complaintOpen: true }, ['complaint-open', 'bill-shock']],
])('held, when %s', (_case, sheet, held) => {
  expect(heldBy(sheet, [COMPLAINT, SHOCK], CATALOGUE)).toEqual(held);
});

describe('the list of holds', () => {
  it.each<[string, readonly Hold[], readonly string[]]>([
    ['is right', [COMPLAINT, SHOCK], []],
    ['gives an id twice', [COMPLAINT, COMPLAINT], ['$[1].id ID_TWICE']],
    ['asks for an unknown fact', [aHold('mood', 'mood', 'equal', true)], ['$[0].conditions.all[0].fact UNKNOWN_FACT']],
    [
      'asks for the day of a run',
      [aHold('gone', 'exitDate', 'withinLastDays', 3)],
      ['$[0].conditions.all[0] CLOCK_NOT_HERE'],
    ],
    [
      'is negative and does not say what unknown means',
      [aHold('calm', 'complaintOpen', 'notEqual', false)],
      ['$[0].conditions.all[0] UNKNOWN_NOT_SAID'],
    ],
  ])('%s', (_case, holds, problems) => {
    expect(checkHolds(holds, CATALOGUE).map(({ path, code }) => `${path} ${code}`)).toEqual(problems);
  });

  it('that was not checked is a fault when it is asked', () => {
    expect(() => heldBy({}, [aHold('mood', 'mood', 'equal', true)], CATALOGUE)).toThrow('the hold mood');
  });
});
