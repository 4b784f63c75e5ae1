import { describe, expect, it } from '@jest/globals';
import { contactName } from './contact-names.js';

describe('the name of a way of contact', () => {
  it.each([
    ['sms', '短信', 'SMS'],
    ['sms.marketing', '短信营销', 'SMS marketing'],
    ['call-list.service', '外呼服务', 'call list service'],
    ['app', 'APP', 'App'],
    ['pigeon', 'pigeon', 'pigeon'],
    ['sms.toString', 'sms.toString', 'sms.toString'],
    ['constructor', 'constructor', 'constructor'],
    ['', '', ''],
  ])('%j is %s, %s', (component, chinese, english) => {
    expect(contactName(component)).toEqual({ 'zh-CN': chinese, en: english });
  });
});
