import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { migrationOf, type StageColumn } from '../../src/core/lifecycle/migration.js';

const { business } = await loadRuleFiles('rules');
const mapping = readMapping(JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8')));
if (!mapping.ok) throw new Error('the sample mapping cannot be read');
const [head = '', ...lines] = readFileSync('samples/telco-customer-churn.csv', 'utf8').trim().split(/\r?\n/);
const columns = head.split(',');
const toCustomer = rowMapper(mapping.value, columns);

const sources = lines.map((line): FactSource => {
  const read = toCustomer(line.split(','));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { personal, ...profile } = read.value.customer;
  return { ...profile, has: new Set(Object.keys(personal)) };
});

function copyOf(now: Date): StageColumn {
  const asOf = asOfEach(now, business.policy.operatorZone);
  const stages = sources.map((one) => deriveFacts(one, business.derivations, asOf(one)).lifecycleStage ?? null);
  return { ids: sources.map(({ id }) => id), stages: stages.map((stage) => (stage === null ? null : String(stage))) };
}

const TERM: Readonly<Record<string, number>> = { 'Month-to-month': 0, 'One year': 12, 'Two year': 24 };

/** The stage so many months after the table, straight from it: contracts run out, nobody joins and nobody leaves. */
function statedAfter(cells: readonly string[], months: number): string {
  const cell = (name: string) => cells[columns.indexOf(name)] ?? '';
  const [tenure, term] = [Number(cell('tenure')), TERM[cell('Contract')] ?? 0];
  if (cell('Churn') === 'Yes') return 'E';
  if (tenure + months <= 3) return 'A';
  const left = term - (tenure % term) - months;
  if (term > 0 && left >= 0 && left <= 2) return 'D';
  return tenure + months >= 24 ? 'C' : 'B';
}

it('the migration of the sample over three months is what an independent count says', () => {
  const matrix = migrationOf(copyOf(new Date('2026-11-01T18:00:00Z')), copyOf(new Date('2027-02-01T18:00:00Z')), [
    ...['A', 'B', 'C', 'D', 'E'],
  ]);
  const counted: Record<string, number> = {};
  for (const line of lines) {
    const cells = line.split(',');
    const move = `${statedAfter(cells, 0)}${statedAfter(cells, 3)}`;
    counted[move] = (counted[move] ?? 0) + 1;
  }
  const seen = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).flatMap(([to, count]) => (count === 0 ? [] : [[`${from}${to}`, count]])),
  );
  expect(Object.fromEntries(seen)).toEqual(counted);
  expect(Object.keys(counted).length).toBeGreaterThan(6);
});
