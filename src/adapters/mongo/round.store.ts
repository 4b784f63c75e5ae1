import type { AllottedRow, ChunkResult, NoPlace, Stop } from '../../core/decision/rounds/allotment.js';
import type { StandingBlock } from '../../core/decision/rounds/standing-block.js';
import type { Clock } from '../../flows/ports/clock.js';
import { type Allotment, RoundStore } from '../../flows/ports/round-store.js';
import { bufferOf, bytesOf } from './binary.js';
import { type Binary, insertAbsent, type MongoConnection } from './connection.js';

/** Longer than any run takes: what a run that never ended left behind. */
const KEPT_MS = 7 * 86_400_000;

type Kept = { readonly _id: string; readonly runId: string; readonly seq: number; readonly expireAt: Date };
type StandingRecord = Kept & {
  readonly kind: 'standing';
  readonly customers: readonly string[];
  readonly households: readonly (string | null)[];
  readonly parties: readonly (string | null)[];
  readonly zones: readonly string[];
  readonly candidates: number;
  readonly columns: { readonly [C in 'starts' | 'rules' | 'priorities' | 'fates' | 'dueAts' | 'expiresAts']: Binary };
};
type AllotmentRecord = Kept & {
  readonly kind: 'allotment';
  readonly round: number;
  readonly customers: readonly string[];
  readonly households: readonly (string | null)[];
  readonly parties: readonly (string | null)[];
  readonly zones: readonly string[];
  readonly columns: {
    readonly [C in 'seqs' | 'candidates' | 'rules' | 'priorities' | 'dueAts' | 'expiresAts']: Binary;
  };
  readonly stops: readonly Stop[] | null;
};
type ResultRecord = Kept & {
  readonly kind: 'result';
  readonly columns: { readonly [C in 'winners' | 'controls']: Binary };
  readonly without: ChunkResult['without'];
};
type LostRecord = Kept & { readonly kind: 'lost'; readonly round: number; readonly lost: readonly NoPlace[] };

const idOf = (runId: string, seq: number, kind: string) => `${runId}|${seq}|${kind}`;

function toStanding({ customers, households, parties, zones, columns }: StandingRecord): StandingBlock {
  return {
    ...{ customers, households, parties, zones },
    starts: new Uint32Array(bufferOf(columns.starts)),
    rules: new Uint32Array(bufferOf(columns.rules)),
    priorities: new Float64Array(bufferOf(columns.priorities)),
    fates: new Uint8Array(bufferOf(columns.fates)),
    dueAts: new Float64Array(bufferOf(columns.dueAts)),
    expiresAts: new Float64Array(bufferOf(columns.expiresAts)),
  };
}

function toAllotment({ customers, households, parties, zones, columns }: AllotmentRecord): Allotment {
  const [seqs, candidates] = [new Uint32Array(bufferOf(columns.seqs)), new Uint32Array(bufferOf(columns.candidates))];
  const [rules, priorities] = [
    new Uint32Array(bufferOf(columns.rules)),
    new Float64Array(bufferOf(columns.priorities)),
  ];
  const [dueAts, expiresAts] = [
    new Float64Array(bufferOf(columns.dueAts)),
    new Float64Array(bufferOf(columns.expiresAts)),
  ];
  const rows = customers.map(
    (customerId, row): AllottedRow => ({
      customerId,
      householdId: households[row] ?? null,
      partyId: parties[row] ?? null,
      zone: zones[row] ?? '',
      seq: seqs[row] ?? 0,
      candidate: candidates[row] ?? 0,
      rule: rules[row] ?? 0,
      priority: priorities[row] ?? 0,
      dueAt: dueAts[row] ?? 0,
      expiresAt: expiresAts[row] ?? 0,
    }),
  );
  return { rows };
}

/** `run_rounds`: what the steps of a run hand on, one document a chunk and step. */
export class MongoRoundStore extends RoundStore {
  constructor(
    private readonly connection: MongoConnection,
    private readonly clock: Clock,
  ) {
    super();
  }

  static async ensureIndexes(connection: MongoConnection): Promise<void> {
    await connection.collection('run_rounds').createIndexes([
      { key: { runId: 1, kind: 1, round: 1, seq: 1 }, name: 'run' },
      { key: { expireAt: 1 }, name: 'expiry', expireAfterSeconds: 0 },
    ]);
  }

  private rounds<T extends Kept>() {
    return this.connection.collection<T>('run_rounds');
  }

  private kept(runId: string, seq: number, kind: string): Kept {
    const expireAt = new Date(this.clock.system().getTime() + KEPT_MS);
    return { _id: idOf(runId, seq, kind), runId, seq, expireAt };
  }

  private async find<T extends Kept>(runId: string, seq: number, kind: string): Promise<T | null> {
    const filter = { _id: { $eq: idOf(runId, seq, kind) } };
    return (await this.rounds<Kept>().findOne(filter, { promoteBuffers: false })) as T | null;
  }

  override async keepStanding(runId: string, seq: number, block: StandingBlock): Promise<void> {
    const { customers, households, parties, zones } = block;
    const columns = {
      starts: bytesOf(block.starts),
      rules: bytesOf(block.rules),
      priorities: bytesOf(block.priorities),
      fates: bytesOf(block.fates),
      dueAts: bytesOf(block.dueAts),
      expiresAts: bytesOf(block.expiresAts),
    };
    const record = {
      ...this.kept(runId, seq, 'standing'),
      kind: 'standing' as const,
      ...{ customers, households, parties, zones },
      columns,
    };
    await insertAbsent<StandingRecord>(this.rounds(), [{ ...record, candidates: block.rules.length }]);
  }

  override async standing(runId: string, seq: number): Promise<StandingBlock | null> {
    const record = await this.find<StandingRecord>(runId, seq, 'standing');
    return record && toStanding(record);
  }

  override async standingSizes(runId: string) {
    const sizes = this.rounds<StandingRecord>().aggregate<{
      readonly seq: number;
      readonly customers: number;
      readonly candidates: number;
    }>([
      { $match: { runId: { $eq: runId }, kind: 'standing' } },
      { $project: { _id: 0, seq: 1, customers: { $size: '$customers' }, candidates: 1 } },
      { $sort: { seq: 1 } },
    ]);
    return sizes.toArray();
  }

  override async keepAllotment(runId: string, round: number, seq: number, { rows }: Allotment): Promise<void> {
    const column = (of: (row: AllottedRow) => number) => bytesOf(Uint32Array.from(rows, of));
    const exact = (of: (row: AllottedRow) => number) => bytesOf(Float64Array.from(rows, of));
    const record: AllotmentRecord = {
      ...this.kept(runId, seq, `allotment.${round}`),
      kind: 'allotment',
      round,
      customers: rows.map(({ customerId }) => customerId),
      households: rows.map(({ householdId }) => householdId),
      parties: rows.map(({ partyId }) => partyId),
      zones: rows.map(({ zone }) => zone),
      columns: {
        seqs: column((row) => row.seq),
        candidates: column((row) => row.candidate),
        rules: column((row) => row.rule),
        priorities: exact((row) => row.priority),
        dueAts: exact((row) => row.dueAt),
        expiresAts: exact((row) => row.expiresAt),
      },
      stops: null,
    };
    await insertAbsent<AllotmentRecord>(this.rounds(), [record]);
  }

  override async allotment(runId: string, round: number, seq: number): Promise<Allotment | null> {
    const record = await this.find<AllotmentRecord>(runId, seq, `allotment.${round}`);
    return record && toAllotment(record);
  }

  override async keepLost(runId: string, round: number, seq: number, lost: readonly NoPlace[]): Promise<void> {
    const record = { ...this.kept(runId, seq, `lost.${round}`), kind: 'lost' as const, round, lost };
    await insertAbsent<LostRecord>(this.rounds(), [record]);
  }

  override async lost(runId: string, seq: number): Promise<readonly NoPlace[]> {
    const filter = { runId: { $eq: runId }, kind: 'lost' as const, seq: { $eq: seq } };
    const found = await this.rounds<LostRecord>().find(filter).sort({ round: 1 }).toArray();
    return found.flatMap(({ lost }) => lost);
  }

  override async keepStops(runId: string, round: number, seq: number, stops: readonly Stop[]): Promise<void> {
    const filter = { _id: { $eq: idOf(runId, seq, `allotment.${round}`) }, stops: null };
    await this.rounds<AllotmentRecord>().updateOne(filter, { $set: { stops } });
  }

  override async *answers(runId: string, round: number) {
    const filter = { runId: { $eq: runId }, kind: 'allotment' as const, round: { $eq: round } };
    const found = this.rounds<AllotmentRecord>().find(filter, { promoteBuffers: false, batchSize: 4 }).sort({ seq: 1 });
    for await (const one of found) {
      const record = one as unknown as AllotmentRecord;
      yield { seq: record.seq, allotment: toAllotment(record), stops: record.stops };
    }
  }

  override async keepResult(runId: string, seq: number, { winners, controls, without }: ChunkResult): Promise<void> {
    const columns = { winners: bytesOf(winners), controls: bytesOf(controls) };
    const record = { ...this.kept(runId, seq, 'result'), kind: 'result' as const, columns, without };
    await insertAbsent<ResultRecord>(this.rounds(), [record]);
  }

  override async result(runId: string, seq: number): Promise<ChunkResult | null> {
    const record = await this.find<ResultRecord>(runId, seq, 'result');
    if (record === null) return null;
    const { columns, without } = record;
    const [winners, controls] = [columns.winners, columns.controls].map((one) => new Int32Array(bufferOf(one)));
    return { winners: winners ?? new Int32Array(), controls: controls ?? new Int32Array(), without };
  }

  override async dropStanding(runId: string, seq: number): Promise<void> {
    await this.rounds<Kept>().deleteOne({ _id: { $eq: idOf(runId, seq, 'standing') } });
  }

  override async drop(runId: string): Promise<void> {
    await this.rounds<Kept>().deleteMany({ runId: { $eq: runId } });
  }
}
