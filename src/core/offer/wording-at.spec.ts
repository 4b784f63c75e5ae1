import { describe, expect, it } from '@jest/globals';
import { wordingAt } from './wording-at.js';

const words = (text: string) => ({ body: { 'zh-CN': text, en: text } });
const ALL = { wording: { sms: words('sms'), email: words('mail'), 'call-list': words('call') } };

describe('the words of an offer', () => {
  it.each([
    ['sms', 'sms'],
    ['email', 'mail'],
    ['call-list', 'call'],
    ['hotline', 'call'],
    ['counter', 'call'],
    ['web', 'mail'],
    ['app', 'mail'],
  ] as const)('at %s are those of %s', (channel, text) => {
    expect(wordingAt(ALL, channel)?.body.en).toBe(text);
  });

  it('are the nearest there are where the customer came to us, and none elsewhere', () => {
    const mail = { wording: { email: words('mail') } };
    expect(wordingAt(mail, 'counter')?.body.en).toBe('mail');
    expect(wordingAt(mail, 'sms')).toBeNull();
    expect(wordingAt({ wording: {} }, 'app')).toBeNull();
  });
});
