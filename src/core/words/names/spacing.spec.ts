import { describe, expect, it } from '@jest/globals';
import { filled } from './spacing.js';

describe('values in a Chinese sentence', () => {
  it.each([
    ['a figure keeps its space', ['大于 ', ''], ['3'], '大于 3'],
    ['Chinese needs none', ['等于 ', '；'], ['高'], '等于高；'],
    ['nor before what follows', ['从 ', ' 变为 ', ''], ['草稿', '已暂停'], '从草稿变为已暂停'],
    ['nothing leaves none', ['可选 ', '，'], [''], '可选，'],
    ['between two values the space stays', ['', ' ', '，'], ['ARPU档次', '中'], 'ARPU档次 中，'],
  ])('%s', (_case, pieces, values, said) => {
    expect(filled(pieces, values, 'zh-CN')).toBe(said);
  });

  it('English is filled as it stands', () => {
    expect(filled(['is ', ' now'], ['高'], 'en')).toBe('is 高 now');
  });
});
