import { describe, expect, it } from '@jest/globals';
import { SHIPPED_SENDER } from '../../../../test/builders/shipped-sender.js';
import type { Purpose } from '../../customer/consent.js';
import type { Locale } from '../../kit/locale.js';
import { isWritten, messageFrame } from './sender-rules.js';

describe('what stands around a message', () => {
  it.each<[string, string, Purpose, Locale, string, string]>([
    ['marketing by text message', 'sms', 'marketing', 'zh-CN', '【潮位通信】', '回复TD退订'],
    ['the same in English', 'sms', 'marketing', 'en', 'Tidemark Telecom: ', ' Reply STOP to opt out'],
    ['service is only signed', 'sms', 'service', 'zh-CN', '【潮位通信】', ''],
    ['a mail is signed below', 'email', 'service', 'en', '', '\n\nTidemark Telecom'],
    ['what an agent says on the telephone', 'call-list', 'marketing', 'zh-CN', '', ''],
    ['what is said at the counter', 'counter', 'marketing', 'zh-CN', '', ''],
  ])('%s', (_case, channel, purpose, locale, before, after) => {
    expect(messageFrame(SHIPPED_SENDER, { channel, purpose, locale })).toEqual({ before, after });
  });

  it('of marketing by mail tells the way out before the name', () => {
    const { after } = messageFrame(SHIPPED_SENDER, { channel: 'email', purpose: 'marketing', locale: 'en' });
    expect(after).toMatch(/UNSUBSCRIBE\.\n\nTidemark Telecom$/);
  });

  it('is nothing without rules', () => {
    const nothing = messageFrame(undefined, { channel: 'sms', purpose: 'marketing', locale: 'en' });
    expect(nothing).toEqual({ before: '', after: '' });
  });

  it('is of what is written', () => {
    expect(['sms', 'email', 'call-list', 'app'].map(isWritten)).toEqual([true, true, false, false]);
  });
});
