import { readFileSync } from 'node:fs';

export const TABLE = 'samples/telco-customer-churn.csv';
export const TELCO: unknown = JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8'));

const title = { 'zh-CN': '小表', en: 'small table' };
/** id, relationship by `state`, an amount, a name and an e-mail. */
export const SMALL = {
  mapping: 'small',
  title,
  lines: [
    { constant: 'currency', value: 'CNY' },
    { to: 'id', column: 'id' },
    { to: 'relationship', column: 'state', map: { in: 'current', out: 'former' } },
    { to: 'usage.revenue', column: 'spend', month: '2026-10' },
    { to: 'personal.name', column: 'name' },
    { to: 'personal.email', column: 'mail' },
  ],
};
export const SMALL_HEADER = 'id,state,spend,name,mail';
