import { describe, expect, it } from '@jest/globals';
import { all, FACTS, is, packOf, ruleOf } from '../../../../test/golden/verify-world.js';
import { blockOf } from '../../facts/fact-block.js';
import { GuardedRules } from '../guarded/guarded-rules.js';
import { AudienceDiffCount } from './audience-diff.js';

const under = (value: number) => all(is('gigabytes', 'lessThan', value));
const before = packOf(ruleOf('a', under(3)), ruleOf('gone', all(is('arpuBand', 'equal', 'TOP'))));
const after = packOf(ruleOf('a', under(5)), ruleOf('new', all(is('senior', 'equal', true))));

function count(samples?: number) {
  const diff = new AudienceDiffCount(new GuardedRules(before), new GuardedRules(after), null, samples);
  const sheets = [1, 4, 4, 9, null].map((gigabytes) => ({
    gigabytes,
    arpuBand: gigabytes === 9 ? 'TOP' : 'LOW',
    senior: null,
  }));
  for (const [from, to] of [
    [0, 2],
    [2, 5],
  ]) {
    const ids = sheets.map((_sheet, index) => `c-${index}`).slice(from, to);
    diff.add(blockOf(ids, sheets.slice(from, to), diff.facts, FACTS));
  }
  return diff;
}

describe('who enters and who leaves', () => {
  it('by rule, and of the pack as a whole; unknown is no match', () => {
    expect(count().result()).toEqual({
      customers: 5,
      whole: {
        before: 2,
        after: 3,
        enters: { count: 2, samples: ['c-1', 'c-2'] },
        leaves: { count: 1, samples: ['c-3'] },
      },
      rules: [
        {
          rule: 'a',
          before: 1,
          after: 3,
          enters: { count: 2, samples: ['c-1', 'c-2'] },
          leaves: { count: 0, samples: [] },
        },
        {
          rule: 'gone',
          before: 1,
          after: 0,
          enters: { count: 0, samples: [] },
          leaves: { count: 1, samples: ['c-3'] },
        },
        { rule: 'new', before: 0, after: 0, enters: { count: 0, samples: [] }, leaves: { count: 0, samples: [] } },
      ],
    });
  });

  it('a few samples, all of the count', () => {
    expect(count(1).result().whole.enters).toEqual({ count: 2, samples: ['c-1'] });
  });

  it('a version beside itself moves nobody', () => {
    const same = new GuardedRules(before);
    const diff = new AudienceDiffCount(same, same);
    diff.add(blockOf(['c-1', 'c-2'], [{ gigabytes: 1 }, { gigabytes: 9 }], diff.facts, FACTS));
    const { whole } = diff.result();
    expect([whole.before, whole.after, whole.enters.count, whole.leaves.count]).toEqual([1, 1, 0, 0]);
  });

  it('asks for the facts of both', () => {
    expect(count().facts).toEqual(['gigabytes', 'arpuBand', 'senior']);
  });
});
