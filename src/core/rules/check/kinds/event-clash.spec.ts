import { describe, expect, it } from '@jest/globals';
import { aRulePack } from '../../../../../test/builders/a-rule-pack.js';
import { all, FACTS, is, ruleOf } from '../../../../../test/golden/verify-world.js';
import { compilePack } from '../../program.js';
import type { Rule } from '../../rule-pack.js';
import { idClashes } from './event-clash.js';

const pack = (name: string, ...rules: readonly Rule[]) => compilePack(aRulePack({ pack: name, rules }), FACTS);
const low = all(is('gigabytes', 'lessThan', 5));

describe('one id in two packs', () => {
  it('for two events is a clash, with both packs', () => {
    const packs = [pack('p', ruleOf('a', low)), pack('q', ruleOf('a', low, { lever: 'win-back' }))];
    expect(idClashes(packs)).toMatchObject([
      {
        kind: 'event-clash',
        rules: [
          { pack: 'p', rule: 'a' },
          { pack: 'q', rule: 'a' },
        ],
        claim: { how: 'compared' },
      },
    ]);
  });

  it('for one event is none', () => {
    expect(idClashes([pack('p', ruleOf('a', low)), pack('q', ruleOf('a', low))])).toEqual([]);
  });
});
