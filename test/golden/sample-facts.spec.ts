import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';

type Row = Readonly<Record<string, string>>;

const TERM: Readonly<Record<string, number>> = { 'Month-to-month': 0, 'One year': 12, 'Two year': 24 };
const cellOf = (row: Row, name: string) => row[name] ?? '';

/** The stage as the sample's assumptions state it, straight from the table. */
function statedStage(row: Row): string {
  const tenure = Number(row.tenure);
  const term = TERM[cellOf(row, 'Contract')] ?? 0;
  if (row.Churn === 'Yes') return 'E';
  if (tenure <= 3) return 'A';
  if (term > 0 && term - (tenure % term) <= 2) return 'D';
  return tenure >= 24 ? 'C' : 'B';
}

function statedBand(row: Row): string {
  const charges = Number(row.MonthlyCharges);
  if (charges >= 70) return 'HIGH';
  return charges >= 35 ? 'MID' : 'LOW';
}

const { business } = await loadRuleFiles('rules');
const mapping = readMapping(JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8')));
if (!mapping.ok) throw new Error('the sample mapping cannot be read');

const [head = '', ...lines] = readFileSync('samples/telco-customer-churn.csv', 'utf8').trim().split(/\r?\n/);
const columns = head.split(',');
const toCustomer = rowMapper(mapping.value, columns);
const asOf = asOfEach(new Date('2026-11-02T18:00:00Z'), business.policy.operatorZone);

function sheetOf(cells: readonly string[]): FactSheet {
  const read = toCustomer(cells);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const { personal, ...profile } = read.value.customer;
  const source: FactSource = { ...profile, has: new Set(Object.keys(personal)) };
  return deriveFacts(source, business.derivations, asOf(source));
}

const sample = lines.map((line) => {
  const cells = line.split(',');
  return { row: Object.fromEntries(columns.map((name, index) => [name, cells[index] ?? ''])), sheet: sheetOf(cells) };
});

function differing(stated: (row: Row) => unknown, fact: string): readonly unknown[] {
  return sample
    .filter(({ row, sheet }) => sheet[fact] !== stated(row))
    .map(({ row, sheet }) => [row.customerID, stated(row), sheet[fact]]);
}

describe('each of the 7,043 customers of the sample', () => {
  it.each<[string, string, (row: Row) => unknown]>([
    ['is in the stage that is stated', 'lifecycleStage', statedStage],
    ['is there by the fall-back', 'lifecycleStageBasis', () => 'FALLBACK'],
    ['is in the band that is stated', 'arpuBand', statedBand],
    ['is in it for the only month known', 'arpuBandCause', () => 'ONE_MONTH_ONLY'],
    ['has the tenure of the table', 'tenureMonths', (row) => Number(row.tenure)],
    ['has the charges of the table', 'arpu3m', (row) => Math.round(Number(row.MonthlyCharges) * 100)],
    [
      'has no contract exactly when it runs month by month',
      'contractTermMonths',
      (row) => TERM[cellOf(row, 'Contract')],
    ],
    [
      'consents by e-mail or was never asked',
      'consentEmailMarketing',
      (row) => (row.PaperlessBilling === 'Yes' ? true : null),
    ],
    ['consents by SMS or was never asked', 'consentSmsMarketing', (row) => (row.PhoneService === 'Yes' ? true : null)],
  ])('%s', (_case, fact, stated) => {
    expect(sample).toHaveLength(7_043);
    expect(differing(stated, fact)).toEqual([]);
  });

  it('is never let go: no service cost is known', () => {
    const classes = new Set(sample.map(({ sheet }) => sheet.valueClass));
    expect([...classes].sort()).toEqual(['HIGH_REVENUE_REVIEW', 'LOW_KEEP', 'ORDINARY']);
  });

  it('ends its contract as the cause says', () => {
    const ending = sample.filter(({ sheet }) => sheet.lifecycleStage === 'D');
    expect(new Set(ending.map(({ sheet }) => sheet.lifecycleStageCause))).toEqual(new Set(['CONTRACT_ENDING']));
    expect(new Set(ending.map(({ sheet }) => sheet.contractWindow))).toEqual(new Set(['D30', 'D60']));
  });
});
