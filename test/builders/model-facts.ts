import type { FactCatalogue, FactDefinition } from '../../src/core/facts/fact-catalogue.js';

type Change = Partial<FactDefinition>;

function fact(name: string, type: FactDefinition['type'], change: Change = {}): [string, FactDefinition] {
  const labels = { 'zh-CN': name, en: name };
  return [name, { name, type, unit: null, nullable: true, labels, ...change }];
}

/** The facts that models under test ask for and give. */
export const MODEL_FACTS: FactCatalogue = new Map([
  fact('spend', 'number', { whole: true }),
  fact('share', 'number'),
  fact('tenureMonths', 'number'),
  fact('open', 'boolean'),
  fact('list', 'enum', { values: ['RED', 'BLACK'] }),
  fact('spendCause', 'enum', { values: ['KNOWN', 'UNKNOWN'] }),
  fact('spendByMonth', 'series', { months: 12 }),
  fact('trend', 'enum', { values: ['FALLING', 'STEADY', 'RISING'] }),
  fact('score', 'number'),
  fact('scoreCause', 'enum', { values: ['COMPLETE', 'PARTLY_KNOWN', 'NOT_ENOUGH_DATA'] }),
  fact('scoreParts', 'list', { fields: [] }),
  fact('band', 'enum', { values: ['LOW', 'HIGH'] }),
  fact('stars', 'number'),
  fact('bandCause', 'enum', { values: ['KNOWN', 'UNKNOWN'] }),
  fact('choice', 'enum', { values: ['YES', 'NO', 'OPEN'] }),
  fact('choiceCause', 'enum', { values: ['ASKED', 'REST', 'NOT_ENOUGH_DATA'] }),
  fact('kinds', 'list', {
    fields: [
      {
        name: 'kind',
        type: 'enum',
        unit: null,
        nullable: false,
        labels: { 'zh-CN': '类', en: 'Kind' },
        values: ['large', 'rich'],
      },
    ],
  }),
  fact('grade', 'enum', { values: ['NONE', 'SOME'] }),
]);
