import { describe, expect, it } from '@jest/globals';
import { isPlainId } from '../../src/core/kit/plain-id.js';
import { plainMatcher } from '../../web/src/parts/pinyin.ts';
import { choicesOf, type Entry, isWanted, type Wanted } from '../../web/src/screens/playbook/find.ts';
import { copyName, copyTitle } from '../../web/src/screens/playbook/names.ts';
import { aPlaybookPlan } from '../builders/a-playbook-plan.js';

describe('the name of a copy', () => {
  it.each([
    ['13-win-back', [], '13-win-back-copy'],
    ['13-win-back', ['13-win-back-copy'], '13-win-back-copy-2'],
    ['13-win-back-copy', ['13-win-back', '13-win-back-copy'], '13-win-back-copy-2'],
    ['13-win-back-copy-2', ['13-win-back-copy', '13-win-back-copy-2'], '13-win-back-copy-3'],
  ])('of %s beside %j is %s', (pack, taken, expected) => {
    expect(copyName(pack, taken).pack).toBe(expected);
  });

  it('is one that a pack may have, however long the original', () => {
    const long = `a${'-b'.repeat(31)}`;
    const { pack } = copyName(long, [long]);
    expect([isPlainId(long), isPlainId(pack), pack.length <= 64]).toEqual([true, true, true]);
  });
});

describe('the title of a copy', () => {
  it('carries its number once, as each language brackets it', () => {
    const first = copyTitle({ 'zh-CN': '离网赢回', en: 'Win-back' }, 2);
    expect(first).toEqual({ 'zh-CN': '离网赢回（2）', en: 'Win-back (2)' });
    expect(copyTitle(first, 3)).toEqual({ 'zh-CN': '离网赢回（3）', en: 'Win-back (3)' });
  });
});

describe('looking for a pack', () => {
  const entry = (pack: string, change: Partial<Entry> = {}) =>
    ({
      pack,
      ...{ version: 1, rules: 1, facts: [], lacking: [], doubts: [] },
      title: { 'zh-CN': '离网赢回', en: 'Win-back' },
      plan: aPlaybookPlan({ pack, objective: { 'zh-CN': '赢回客户', en: 'Bring them home' } }),
      ...change,
    }) as Entry;
  const ANY: Wanted = { text: '', lever: null, stage: null, ready: false };

  it.each<[string, Partial<Wanted>, Partial<Entry>, boolean]>([
    ['nothing said', {}, {}, true],
    ['its title in the other language', { text: 'win-b' }, {}, true],
    ['what it is for', { text: '赢回客户' }, {}, true],
    ['another word', { text: 'broadband' }, {}, false],
    ['its lever', { lever: 'retention' }, {}, true],
    ['another lever', { lever: 'win-back' }, {}, false],
    ['its stage', { stage: 'D' }, {}, true],
    ['another stage', { stage: 'A' }, {}, false],
    ['what has all its data', { ready: true }, {}, true],
    ['what has all its data, and it lacks some', { ready: true }, { lacking: ['lossReason'] }, false],
    ['a stage, and it has no plan', { stage: 'D' }, { plan: null }, false],
  ])('by %s', (_case, wanted, change, expected) => {
    expect(isWanted(entry('13-win-back', change), { ...ANY, ...wanted }, plainMatcher)).toBe(expected);
  });

  it('offers the levers and stages that occur, each once', () => {
    const others = [entry('a'), entry('b'), entry('c', { plan: null })];
    expect(choicesOf(others)).toEqual({ levers: ['retention'], stages: ['D'] });
  });
});
