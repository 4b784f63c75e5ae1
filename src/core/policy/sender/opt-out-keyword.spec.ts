import { describe, expect, it } from '@jest/globals';
import { foldAnswer, keywordOf, namesKeyword } from './opt-out-keyword.js';

const KEYWORDS = ['TD', 'T', '退订', 'STOP', 'OPT OUT'];

describe('an answer', () => {
  it.each<[string, string, string | null]>([
    ['as it is told', 'TD', 'TD'],
    ['in small letters', 'td', 'TD'],
    ['in full width', 'ＴＤ', 'TD'],
    ['in full width, with the spaces that go with it', '　ｔｄ　', 'TD'],
    ['with spaces and a line around it', '  Stop \r\n', 'STOP'],
    ['with marks around it', '“退订”。', '退订'],
    ['with a full stop', 'STOP.', 'STOP'],
    ['of two words, however far apart', 'opt   out', 'OPT OUT'],
    ['of one letter', 't', 'T'],
    ['that is a sentence', 'please do not STOP', null],
    ['that begins with one', 'TDD', null],
    ['with something inside', 'T D', null],
    ['that is empty', '', null],
    ['of marks only', '？！', null],
  ])('%s', (_case, text, keyword) => {
    expect(keywordOf(text, KEYWORDS)).toBe(keyword);
  });

  it('is never understood where there are no keywords', () => {
    expect(keywordOf('TD', [])).toBeNull();
  });

  it('is folded once and for all', () => {
    expect(foldAnswer(foldAnswer(' “ｓｔｏｐ” '))).toBe(foldAnswer(' “ｓｔｏｐ” '));
  });
});

describe('a text that tells the way out', () => {
  it.each<[string, string, boolean]>([
    ['in Chinese, beside its neighbours', '回复TD', true],
    ['in Chinese letters', '如不想再收到，请回复退订。', true],
    ['in English', 'Reply STOP to opt out', true],
    ['as part of another word only', 'Reply UNSTOPPABLE', false],
    ['without any', '感谢您的支持', false],
  ])('%s', (_case, text, names) => {
    expect(namesKeyword(text, KEYWORDS)).toBe(names);
  });
});
