import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { inLatin } from '../../web/src/parts/pinyin.ts';
import type { Json } from '../../web/src/screens/rules/convert/json.ts';
import { toQuery } from '../../web/src/screens/rules/convert/to-query.ts';
import { countable } from '../../web/src/screens/rules/draft/countable.ts';
import {
  begin,
  changed,
  changedPlace,
  type History,
  redone,
  undone,
} from '../../web/src/screens/rules/draft/history.ts';
import { channelFor, channelsOf, channelsToChoose } from '../../web/src/screens/rules/draft/offer-channels.ts';
import {
  newRule,
  packDraft,
  putAt,
  withNames,
  withRuleAdded,
  withRuleCopied,
} from '../../web/src/screens/rules/draft/pack-draft.ts';
import { askedFor, byNode, isGap, ofConditions, ofRule, ruleOf } from '../../web/src/screens/rules/draft/problems.ts';
import { isUndone, type WordChange } from '../../web/src/screens/rules/draft/rule-changes.ts';

const PACK: Json = {
  pack: 'win-back',
  title: { 'zh-CN': '赢回', en: 'Win back' },
  rules: [{ ...newRule('first'), conditions: { all: [{ fact: 'a', operator: 'equal', value: 1 }] } }],
};
const VALUE = ['rules', 0, 'conditions', 'all', 0, 'value'] as const;

describe('undo and redo', () => {
  it('go back and forth over any changes', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ list: fc.array(fc.nat(3), { maxLength: 3 }), value: fc.nat(3) })), (steps) => {
        let last: History = begin({});
        for (const step of steps) last = changed(last, step as Json);
        let at = last;
        for (let left = last.past.length; left > 0; left -= 1) at = undone(at);
        expect(at.now).toEqual({});
        expect(undone(at)).toBe(at);
        for (let left = at.future.length; left > 0; left -= 1) at = redone(at);
        expect([at.now, at.past]).toEqual([last.now, last.past]);
      }),
    );
  });

  it('take typing in one place for one step, and another place for another', () => {
    const typed = [8, 80, 800].reduce(
      (history, value) => changed(history, putAt(history.now, VALUE, value)),
      begin(PACK),
    );
    expect(typed.past).toEqual([PACK]);
    const named = changed(typed, putAt(typed.now, ['title', 'en'], 'Win'));
    expect(named.past.length).toBe(2);
    expect(undone(undone(named)).now).toEqual(PACK);
  });

  it('are not filled by changes that change nothing, and a new change ends what could be redone', () => {
    const one = changed(begin(PACK), putAt(PACK, VALUE, 2));
    expect(changed(one, putAt(PACK, VALUE, 2))).toBe(one);
    expect(changed(undone(one), putAt(PACK, VALUE, 3)).future).toEqual([]);
  });

  it('know which one place is another', () => {
    expect(changedPlace(PACK, putAt(PACK, VALUE, 2))).toBe('$.rules.0.conditions.all.0.value');
    expect(changedPlace(PACK, withRuleAdded(PACK, newRule('second')))).toBeNull();
  });
});

describe('a pack that is being written', () => {
  it('is shown whatever is wrong with it', () => {
    for (const json of [null, 7, [], {}, { rules: 7 }, { rules: [null, { title: 7, event: [] }] }] as const) {
      expect(() => packDraft(json)).not.toThrow();
    }
  });

  it('keeps what it is not about', () => {
    const next = putAt({ ...(PACK as object), mine: 1 }, VALUE, 5);
    expect(next).toMatchObject({ mine: 1, title: { en: 'Win back' } });
    expect(packDraft(next).rules[0]?.conditions).toEqual({ all: [{ fact: 'a', operator: 'equal', value: 5 }] });
    expect(putAt(PACK, ['rules', 0, 'priority'], undefined)).toEqual(PACK);
  });

  it('has rules copied behind the original, under ids of their own', () => {
    const twice = withRuleCopied(withRuleCopied(PACK, 0), 0);
    expect(packDraft(twice).rules.map(({ id }) => id)).toEqual(['first', 'first-copy-2', 'first-copy']);
  });
});

describe('what is counted while somebody writes', () => {
  const known = { offer: 'some-offer', lever: 'some-lever' };
  const rule = (more: object = {}): Json => ({ ...newRule('first'), ...more });

  it('is the one rule, whatever is unfinished around it', () => {
    const found = countable(rule({ id: '', title: 7 }), 'NOT AN ID', known);
    expect(found).toMatchObject({ pack: 'draft', rule: 'rule', hasOffer: false });
    expect(found?.content).toMatchObject({
      rules: [{ event: { params: { offerId: 'some-offer', lever: 'some-lever' } } }],
    });
  });

  it('keeps the offer it has, and says so', () => {
    const event = {
      type: 'offer',
      params: { offerId: 'o', lever: 'l', channel: 'email', schedule: { delayHours: 3, expireHours: 9 } },
    };
    expect(countable(rule({ event }), 'win-back', known)).toMatchObject({
      hasOffer: true,
      content: { rules: [{ event }] },
    });
  });

  it('is nothing where there are no conditions', () => {
    expect(countable(rule({ conditions: 7 }), 'win-back', known)).toBeNull();
    expect(countable(undefined, 'win-back', known)).toBeNull();
  });
});

describe('a problem', () => {
  const problem = (path: string) => ({ path, code: 'X', message: { 'zh-CN': path, en: path } });
  const conditions: Json = {
    all: [{ fact: 'a', operator: 'equal', value: 1 }, { not: { any: [{ fact: 'b', operator: 'in', value: [] }] } }],
  };

  it.each([
    ['$.all[0].value', '$.all[0]'],
    ['$.all[1].not.any[0].value[3]', '$.all[1].not.any[0]'],
    ['$.all[1].not.any', '$.all[1]'],
    ['$.all', '$'],
    ['$.all[10].value', '$'],
  ])('at %s belongs to the node %s', (path, id) => {
    expect([...byNode([problem(path)], toQuery(conditions)).keys()]).toEqual([id]);
  });

  it('is of one rule, and of its conditions or of the rest', () => {
    const all = [
      problem('$.pack'),
      problem('$.rules[1].title.en'),
      problem('$.rules[1].conditions.all[0]'),
      problem('$.rules[10].id'),
    ];
    expect(all.map(ruleOf)).toEqual([null, 1, 1, 10]);
    expect(ofRule(all, 1).map(({ path }) => path)).toEqual(['$.title.en', '$.conditions.all[0]']);
    expect(ofConditions(ofRule(all, 1)).map(({ path }) => path)).toEqual(['$.all[0]']);
  });
});

describe('what is only missing', () => {
  const json: Json = {
    pack: '',
    title: { 'zh-CN': '赢回', en: '' },
    rules: [{ conditions: { all: [{ fact: 'arpu3m', operator: 'between', value: [8_000, null] }, { fact: '' }] } }],
  };

  it.each([
    ['a text that is empty', '$.pack', true],
    ['a text of a language that is empty', '$.title.en', true],
    ['a place that is not there', '$.rules[0].event.params.offerId', true],
    ['half a range', '$.rules[0].conditions.all[0].value', true],
    ['a condition with nothing in it', '$.rules[0].conditions.all[1]', true],
    ['a text that is wrong', '$.title.zh-CN', false],
    ['a condition that is wrong', '$.rules[0].conditions.all[0]', false],
  ])('%s', (_case, path, expected) => {
    expect(isGap({ path }, json)).toBe(expected);
  });
});

describe('a pack that was given a title', () => {
  const bare = { pack: '', title: { 'zh-CN': '', en: '' }, rules: [newRule('rule')] };

  it('has an id, the other language and a name for its first rule', () => {
    const { pack, title, rules } = packDraft(
      withNames({ ...bare, title: { 'zh-CN': '', en: 'Win back: 2026!' } }, '', []),
    );
    const both = { 'zh-CN': 'Win back: 2026!', en: 'Win back: 2026!' };
    expect([pack, title, rules[0]?.title]).toEqual(['win-back-2026', both, both]);
  });

  it('keeps every name that somebody wrote', () => {
    const written = {
      ...bare,
      title: { 'zh-CN': '赢回', en: 'Win back' },
      rules: [{ ...newRule('rule'), title: { 'zh-CN': '高价值', en: '' } }],
    };
    expect(packDraft(withNames({ ...written, pack: 'mine' }, 'ying hui', ['mine']))).toMatchObject({
      pack: 'mine',
      title: written.title,
      rules: [{ title: { 'zh-CN': '高价值', en: '' } }],
    });
  });

  it.each([
    ['高价值赢回', [], 'gao-jia-zhi-ying-hui'],
    ['高价值赢回', ['gao-jia-zhi-ying-hui', 'gao-jia-zhi-ying-hui-2'], 'gao-jia-zhi-ying-hui-3'],
    ['5G 升级', [], '5g-sheng-ji'],
    ['绿色出行', [], 'lv-se-chu-xing'],
    ['！？', [], 'pack'],
    ['！？', ['pack'], 'pack-2'],
  ] as const)('called %s where %j are taken, it has the id %s', async (title, taken, id) => {
    const named = withNames({ ...bare, title: { 'zh-CN': title, en: '' } }, await inLatin(title), taken);
    expect(packDraft(named).pack).toBe(id);
  });

  it('has an id that the server takes, however long its name is', async () => {
    const title = { 'zh-CN': '长'.repeat(120), en: '' };
    const first = packDraft(withNames({ ...bare, title }, await inLatin(title['zh-CN']), [])).pack;
    const second = packDraft(withNames({ ...bare, title }, await inLatin(title['zh-CN']), [first])).pack;
    for (const id of [first, second])
      expect([id, /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && id.length <= 64]).toEqual([id, true]);
    expect(second).not.toBe(first);
  });

  it('is as it was where nothing was written', () => {
    expect(withNames(bare, '', [])).toEqual(bare);
  });
});

describe('an offer and a channel', () => {
  const call = { wording: { 'call-list': {} } };
  const both = { wording: { 'call-list': {}, sms: {} } };

  it('go together', () => {
    expect(channelsOf(both)).toEqual(['sms', 'call-list']);
    expect([channelFor(call, 'sms'), channelFor(both, 'call-list'), channelFor(undefined, 'email')]).toEqual([
      'call-list',
      'call-list',
      'email',
    ]);
  });

  it('are chosen from what there are words for; what is chosen stays visible', () => {
    expect(channelsToChoose(call, 'call-list')).toEqual(['call-list']);
    expect(channelsToChoose(call, 'email')).toEqual(['email', 'call-list']);
    expect(channelsToChoose(undefined, '')).toEqual(['sms', 'email', 'call-list']);
    expect(channelsToChoose({ wording: {} }, '')).toEqual(['sms', 'email', 'call-list']);
  });
});

describe('what is asked for at an empty place', () => {
  it.each([
    ['$.rules[0].event.params.offerId', 'offerId'],
    ['$.rules[0].event.params.lever', 'lever'],
    ['$.rules[0].title.en', 'title'],
    ['$.rules[0].id', 'id'],
    ['$.rules[0].conditions.all[0].fact', 'fact'],
    ['$.rules[0].conditions.all[0].value[1]', 'value'],
    ['$.pack', 'pack'],
    ['$.rules[0].event.params.schedule', 'other'],
  ])('%s is %s', (path, asked) => {
    expect(askedFor({ path })).toBe(asked);
  });
});

describe('what somebody changed meanwhile', () => {
  const raised: WordChange = { about: 'condition', before: 'ARPU ≥ 80', after: 'ARPU ≥ 110' };

  it.each<readonly [string, boolean, WordChange]>([
    ['taken back', true, { about: 'condition', before: 'ARPU ≥ 110', after: 'ARPU ≥ 80' }],
    ['written over', true, { about: 'condition', before: 'ARPU ≥ 110', after: 'ARPU ≥ 200' }],
    ['left as it is', false, { about: 'condition', before: 'tenure ≥ 2', after: 'tenure ≥ 3' }],
    ['beside another change', false, { about: 'offer', before: 'a', after: 'b' }],
  ])('is %s: %s', (_how, isIt, later) => {
    expect(isUndone(raised, [later])).toBe(isIt);
  });

  it('is taken back where what they removed is there again', () => {
    const removed: WordChange = { about: 'condition', before: 'ARPU ≥ 80', after: null };
    expect(isUndone(removed, [{ about: 'condition', before: null, after: 'ARPU ≥ 80' }])).toBe(true);
    expect(isUndone(removed, [{ about: 'condition', before: null, after: 'tenure ≥ 2' }])).toBe(false);
  });
});
