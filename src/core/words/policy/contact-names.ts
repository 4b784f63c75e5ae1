import type { ContactChannel, Purpose } from '../../customer/consent.js';
import type { Words } from '../../kit/locale.js';

const CHANNEL_NAMES: Readonly<Record<ContactChannel, Words>> = {
  sms: { 'zh-CN': '短信', en: 'SMS' },
  email: { 'zh-CN': '电子邮件', en: 'E-mail' },
  'call-list': { 'zh-CN': '外呼', en: 'Call list' },
  hotline: { 'zh-CN': '热线', en: 'Hotline' },
  counter: { 'zh-CN': '营业厅', en: 'Counter' },
  web: { 'zh-CN': '网站', en: 'Web' },
  app: { 'zh-CN': 'APP', en: 'App' },
};

const PURPOSE_NAMES: Readonly<Record<Purpose, Words>> = {
  marketing: { 'zh-CN': '营销', en: 'marketing' },
  service: { 'zh-CN': '服务', en: 'service' },
};

/** Within a sentence: `e-mail`, and `SMS` as it is. */
const within = (name: string) => (name === name.toUpperCase() ? name : name.toLowerCase());

/** `sms` or `sms.marketing` as a reader says it; anything else as it is. */
export function contactName(component: string): Words {
  const [channel = '', purpose] = component.split('.');
  const by = Object.hasOwn(CHANNEL_NAMES, channel) ? CHANNEL_NAMES[channel as ContactChannel] : null;
  if (by === null) return { 'zh-CN': component, en: component };
  if (purpose === undefined) return by;
  const what = Object.hasOwn(PURPOSE_NAMES, purpose) ? PURPOSE_NAMES[purpose as Purpose] : null;
  if (what === null) return { 'zh-CN': component, en: component };
  return { 'zh-CN': `${by['zh-CN']}${what['zh-CN']}`, en: `${within(by.en)} ${what.en}` };
}
