import { describe, expect, it } from '@jest/globals';
import type { RuleProperties } from '../engine/types.js';
import { diff } from './diff-rule-sets.js';

const under = (value: number, name = 'low', fact = 'gb'): RuleProperties => ({
  conditions: { all: [{ fact, operator: 'lessThan', value }] },
  event: { type: 'offer' },
  name,
});
const CUSTOMERS = [1, 7, 9, 12].map((gb) => ({ gb }));

describe('two versions of a rule set', () => {
  it('what they say differently, rule by rule', () => {
    expect(diff([under(8), under(3, 'gone')], [under(10), under(2, 'new')])).toEqual({
      added: [{ name: 'new', after: 1 }],
      removed: [{ name: 'gone', before: 1 }],
      changed: [
        { name: 'low', before: 0, after: 0, changes: [{ path: '$.conditions.all[0].value', before: 8, after: 10 }] },
      ],
      customers: null,
    });
  });

  it('who enters and who leaves, by rule and as a whole', () => {
    const { customers } = diff([under(8), under(2, 'gone')], [under(10)], CUSTOMERS);
    expect(customers).toEqual({
      asked: 4,
      whole: { before: 2, after: 3, enters: { count: 1, samples: ['2'] }, leaves: { count: 0, samples: [] } },
      rules: [
        {
          name: 'low',
          before: 2,
          after: 3,
          enters: { count: 1, samples: ['2'] },
          leaves: { count: 0, samples: [] },
        },
        {
          name: 'gone',
          before: 1,
          after: 0,
          enters: { count: 0, samples: [] },
          leaves: { count: 1, samples: ['0'] },
        },
      ],
      rejected: { count: 0, samples: [], reason: null },
    });
  });

  it('a few are named, by what they are called', () => {
    const options = { idOf: ({ gb }: { readonly gb?: unknown }) => `customer ${gb}`, samples: 1 };
    const { customers } = diff([], [under(10)], CUSTOMERS, options);
    expect(customers?.whole.enters).toEqual({ count: 3, samples: ['customer 1'] });
  });

  it('whose run is rejected is counted apart', () => {
    const some = [...CUSTOMERS, {}];
    const { customers } = diff([under(8)], [under(8, 'low', 'mb')], some);
    expect(customers?.rejected).toEqual({ count: 5, samples: ['0', '1', '2', '3', '4'], reason: 'Undefined fact: mb' });
    expect(customers?.whole).toMatchObject({ before: 0, after: 0 });
    const lenient = diff([under(8)], [under(8, 'low', 'mb')], some, { allowUndefinedFacts: true }).customers;
    expect(lenient).toMatchObject({ rejected: { count: 0 }, whole: { leaves: { count: 2 } } });
  });

  it('a rule no engine would take is refused, with its place', () => {
    expect(() => diff([], [{ event: { type: 'x' } } as never])).toThrow('rules[0]');
  });
});
