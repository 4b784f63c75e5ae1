import { readFileSync } from 'node:fs';
import { loadRuleFiles } from '../../src/adapters/files/rule-files.js';
import { rowMapper } from '../../src/core/customer/mapping/map-row.js';
import { readMapping } from '../../src/core/customer/mapping/read-mapping.js';
import { asOfEach, deriveFacts, type FactSource } from '../../src/core/facts/derive-facts.js';
import { blockOf, type FactBlock } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import type { BusinessRules } from '../../src/flows/ports/business-rules.js';

/** The shipped table as the product sees it on the sample's clock. */
export type SampleWorld = {
  readonly business: BusinessRules;
  readonly ids: readonly string[];
  /** Facts of every customer by the derivations as they are now. */
  readonly sheets: () => readonly FactSheet[];
  readonly block: (facts: readonly string[]) => FactBlock;
};

const NOW = new Date('2026-11-02T18:00:00Z');

/** Cells of a table that has no quotes. */
function tableOf(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(','));
}

export async function sampleWorld(): Promise<SampleWorld> {
  const { business } = await loadRuleFiles('rules');
  const mapping = readMapping(JSON.parse(readFileSync('samples/telco.mapping.json', 'utf8')));
  if (!mapping.ok) throw new Error('the sample mapping cannot be read');
  const [head = [], ...rows] = tableOf('samples/telco-customer-churn.csv');
  const toCustomer = rowMapper(mapping.value, head);
  const sources = rows.map((cells): FactSource => {
    const read = toCustomer(cells);
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    const { personal, ...profile } = read.value.customer;
    return { ...profile, has: new Set(Object.keys(personal)) };
  });
  const asOf = asOfEach(NOW, business.policy.operatorZone);
  const ids = sources.map(({ id }) => id);
  const sheets = () => sources.map((source) => deriveFacts(source, business.derivations, asOf(source)));
  return { business, ids, sheets, block: (facts) => blockOf(ids, sheets(), facts, business.catalogue) };
}
