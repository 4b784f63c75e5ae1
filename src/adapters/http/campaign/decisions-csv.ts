import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Decision } from '../../../core/decision/decision.js';
import type { Audited, AuditFilter, RunAudit } from '../../../flows/ports/run-audit.js';

const COLUMNS = [
  'decision_id',
  'run_id',
  'campaign_id',
  'customer_id',
  'at',
  'pack',
  'pack_version',
  'outcome',
  'stage',
  'code',
  'rule_id',
  'offer_id',
  'channel',
  'due_at',
  'expires_at',
  'zone',
  'postponed',
  'trace',
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

function outcomeColumns({ outcome }: Decision): Row {
  if (outcome.kind === 'offered' || outcome.kind === 'nothing') return { outcome: outcome.kind };
  if (outcome.kind === 'refused') return { outcome: outcome.kind, stage: outcome.stage, code: outcome.code };
  const { planned } = outcome;
  return {
    outcome: outcome.kind,
    rule_id: planned.ruleId,
    offer_id: planned.offerId,
    channel: planned.channel,
    due_at: planned.dueAt.toISOString(),
    expires_at: planned.expiresAt.toISOString(),
    zone: planned.zone,
    postponed: planned.postponed ? 'yes' : 'no',
  };
}

function rowOf({ decision, trace }: Audited, factNames: readonly string[]) {
  const facts = factNames.map((name) => [`fact_${name}`, String(decision.facts[name] ?? '')] as const);
  return {
    decision_id: decision.publicId,
    run_id: decision.runId,
    campaign_id: decision.campaignId,
    customer_id: decision.customerId,
    at: decision.at.toISOString(),
    pack: decision.ruleVersion.pack,
    pack_version: decision.ruleVersion.version,
    ...outcomeColumns(decision),
    trace,
    ...Object.fromEntries(facts),
  };
}

export type CsvWish = AuditFilter & {
  readonly runId: string;
  readonly factNames: readonly string[];
  readonly bom: boolean;
};

/**
 * A run's decisions as a stream of CSV lines, for everybody who matched, a part of them in memory at a time.
 * A value a spreadsheet would take for a formula (`=`, `+`, `-`, `@` first) gets an apostrophe before it.
 */
export function decisionsCsv(recorded: RunAudit, { factNames, bom, runId, ...filter }: CsvWish): Readable {
  const rows = async function* () {
    for await (const one of recorded.all(runId, filter)) yield rowOf(one, factNames);
  };
  const csv = stringify({
    header: true,
    bom,
    columns: [...COLUMNS, ...factNames.map((name) => `fact_${name}`)],
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const source = Readable.from(rows());
  source.on('error', (error) => csv.destroy(error));
  csv.on('close', () => source.destroy());
  return source.pipe(csv);
}
