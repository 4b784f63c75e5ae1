import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergeInput } from '../../web/src/parts/merge-input.ts';

const BEGAN = { zh: '旧', en: 'Old', audience: [] as readonly string[], wording: { sms: { zh: '短', en: 'Short' } } };

describe('what was typed, and what somebody else saved meanwhile', () => {
  it.each([
    ['nobody changed anything', {}, {}, BEGAN, []],
    ['they changed one field, I another', { en: 'Mine' }, { zh: '甲' }, { ...BEGAN, zh: '甲', en: 'Mine' }, ['zh']],
    ['we changed the same to the same', { zh: '甲' }, { zh: '甲' }, { ...BEGAN, zh: '甲' }, ['zh']],
    ['we changed the same differently', { zh: '乙' }, { zh: '甲' }, { ...BEGAN, zh: '乙' }, ['zh!']],
    [
      'they narrowed a list, which is one field',
      { en: 'Mine' },
      { audience: ['x'] },
      { ...BEGAN, en: 'Mine', audience: ['x'] },
      ['audience'],
    ],
    [
      'they changed one text of several within a field',
      { wording: { sms: { zh: '我的', en: 'Short' } } },
      { wording: { sms: { zh: '短', en: 'Theirs' } } },
      { ...BEGAN, wording: { sms: { zh: '我的', en: 'Theirs' } } },
      ['wording.sms.en'],
    ],
    [
      'they worded a channel that had no words',
      {},
      { wording: { ...BEGAN.wording, email: { zh: '信' } } },
      { ...BEGAN, wording: { ...BEGAN.wording, email: { zh: '信' } } },
      ['wording.email'],
    ],
  ])('%s', (_case, mine, theirs, merged, changes) => {
    const found = mergeInput(BEGAN as object, { ...BEGAN, ...mine }, { ...BEGAN, ...theirs });
    expect(found.merged).toEqual(merged);
    expect(found.changes.map(({ path, isBoth }) => path.join('.') + (isBoth ? '!' : ''))).toEqual(changes);
  });

  it('a field left empty is not one that was filled', () => {
    const { merged, changes } = mergeInput<object>({ a: null }, { a: undefined, b: '' }, { a: 'theirs' });
    expect([merged, changes.map(({ isBoth }) => isBoth)]).toEqual([{ a: 'theirs', b: '' }, [false]]);
  });

  it('what the form has no field for stays as they saved it', () => {
    const { merged } = mergeInput<object>({ a: { b: 1, c: 1 } }, { a: { b: 2 } }, { a: { b: 1, c: 1 } });
    expect(merged).toEqual({ a: { b: 2, c: 1 } });
  });

  it('nothing that either typed is missing without being told', () => {
    const fields = fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.record({ d: fc.nat(3), e: fc.array(fc.nat(2)) }) });
    fc.assert(
      fc.property(fields, fields, fields, (began, mine, theirs) => {
        const { merged, changes } = mergeInput(began, mine, theirs);
        // Mine alone changed: kept, and nothing told.
        expect(mergeInput(began, mine, began)).toEqual({ merged: mine, changes: [] });
        expect(mergeInput(began, began, theirs).merged).toEqual(theirs);
        for (const name of ['a', 'b'] as const) {
          const isMine = mine[name] !== began[name];
          expect(merged[name]).toBe(isMine ? mine[name] : theirs[name]);
          const told = changes.find(({ path }) => path.join() === name);
          expect(told !== undefined).toBe(theirs[name] !== began[name]);
          expect(told?.isBoth ?? false).toBe(isMine && theirs[name] !== began[name] && mine[name] !== theirs[name]);
        }
      }),
    );
  });
});
