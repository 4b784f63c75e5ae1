import { get } from './api.js';
import { el, instant, table } from './dom.js';
import { t } from './words.js';

function message({ subject, body, parts }) {
  return el(
    'div',
    {},
    subject ? el('strong', {}, subject) : null,
    el('p', { class: 'body' }, body),
    parts > 1 ? el('p', { class: 'quiet' }, t('parts', { parts })) : null,
  );
}

export async function outboxPage() {
  const { items } = await get('outbox', { limit: '50' });
  const rows = items.map((one) => [instant(one.at), t(`channel.${one.channel}`), one.to, message(one)]);
  const heads = ['at', 'channel', 'to', 'message'].map((key) => t(key));
  return [
    el('h2', {}, t('outbox')),
    el('p', { class: 'quiet' }, t('outboxAbout')),
    items.length === 0 ? el('p', {}, t('noMessages')) : table(t('outbox'), heads, rows),
  ];
}
