import type { Run } from '../../core/campaign/run.js';
import type { ChannelName } from '../../core/customer/consent.js';
import type { Place } from '../../core/decision/conclude.js';
import { type Decision, decisionIdOf } from '../../core/decision/decision.js';
import type { RunFrame } from '../../core/decision/frame/run-frame.js';
import { type AuditCursor, cursorText, inAuditOrder, readCursor } from '../../core/decision/record/audit-cursor.js';
import {
  decisionOfEntries,
  type PackedChunk,
  packedEnds,
  packedEntries,
  unfinishedChunk,
} from '../../core/decision/record/packed-ends.js';
import type { PackedRefusal } from '../../core/decision/record/refusal-block.js';
import { placeInDocument, placeInEntries, retrace } from '../../core/decision/record/retrace.js';
import { runDecision } from '../../core/decision/record/run-decision.js';
import { undecidedOf } from '../../core/decision/run/chunk-members.js';
import { slicesOf } from '../../core/kit/slices.js';
import { outreachIdOf } from '../../core/outreach/outreach.js';
import { FIRST_STEP } from '../../core/outreach/planned-outreach.js';
import type { DecisionStore } from './decision-store.js';
import type { DecisionsView } from './decisions-view.js';
import type { FunnelView } from './funnel-view.js';
import type { Ids } from './ids.js';
import type { RefusalStore } from './refusal-store.js';
import type { RunCopyStore } from './run-copy-store.js';
import type { RunFrames } from './run-frames.js';
import type { RunNotes } from './run-notes.js';
import type { RunStore } from './run-store.js';

/**
 * Where a record comes from. kept: its document. recomputed: worked out again from what the run saw. entries: the facts the
 * run saw are gone, so of each candidate only where it left and why is known, and values only where they were kept.
 */
export const TRACES = ['kept', 'recomputed', 'entries'] as const;
export type Trace = (typeof TRACES)[number];
export type Audited = { readonly decision: Decision; readonly trace: Trace };

/** `code` is a refusal's code and finds refused decisions only. */
export type AuditFilter = { readonly outcome?: Decision['outcome']['kind']; readonly code?: string };
/** `after` is a page's `next`; one that is none begins at the beginning. */
export type AuditQuery = AuditFilter & {
  readonly runId: string;
  readonly after: string | null;
  readonly limit: number;
};
/** `expired`: nobody knows any more whom the run refused, as that is kept for 90 days. */
export type AuditPage = { readonly items: readonly Audited[]; readonly next: string | null; readonly expired: boolean };

type Ports = {
  readonly runs: RunStore;
  readonly frames: RunFrames;
  readonly copies: RunCopyStore;
  readonly notes: RunNotes;
  readonly decisions: DecisionStore;
  readonly view: DecisionsView;
  readonly refusals: RefusalStore;
  readonly funnel: FunnelView;
  readonly ids: Ids;
};

/** A chunk's customers with a document, by the document's id, and the others that matched, by how they ended. */
type ChunkEnds = {
  readonly documents: ReadonlyMap<string, string>;
  readonly packed: ReadonlyMap<string, PackedRefusal>;
  readonly chunk: PackedChunk | null;
};

/** Records worked out at once. */
const SLICE = 500;

function isWanted(code: string | null, { outcome, code: wanted }: AuditFilter): boolean {
  if (wanted !== undefined && code !== wanted) return false;
  return outcome === undefined || (outcome === 'scheduled') === (code === null);
}

/**
 * What a run decided for each customer who matched, read as one: winners and controls from their documents, everybody else
 * from the entries of their chunk, worked out again with what the run was started with and saw.
 */
export class RunAudit {
  constructor(private readonly ports: Ports) {}

  /** By chunk, then in the order of the base. */
  async page({ runId, after, limit, ...filter }: AuditQuery): Promise<AuditPage> {
    const run = await this.ports.runs.find(runId);
    if (run === null) return { items: [], next: null, expired: false };
    const found: Audited[] = [];
    const from = after === null ? null : readCursor(after);
    for await (const one of this.walk(run, filter, from, limit + 1)) {
      found.push(one);
      if (found.length > limit) break;
    }
    const items = found.slice(0, limit);
    const last = found.length > limit ? items.at(-1)?.decision : undefined;
    return { items, next: last === undefined ? null : cursorText(last), expired: await this.isExpired(run) };
  }

  /** All of a run, a slice in memory at a time. */
  async *all(runId: string, filter: AuditFilter): AsyncGenerator<Audited, void> {
    const run = await this.ports.runs.find(runId);
    if (run !== null) yield* this.walk(run, filter, null, SLICE);
  }

  /** What a run decided for a customer; null if nothing, or nothing that is still known. */
  async find(runId: string, customerId: string): Promise<Audited | null> {
    const decision = await this.ports.decisions.find(decisionIdOf(runId, customerId));
    if (decision !== null) return { decision, trace: 'kept' };
    const [chunk] = await this.ports.refusals.chunksOf(customerId, { runId, limit: 1 });
    const run = chunk && (await this.ports.runs.find(runId));
    return run ? this.packedOf(run, chunk.seq, customerId) : null;
  }

  /** Newest first. */
  async ofCustomer(customerId: string, limit: number): Promise<readonly Audited[]> {
    const { decisions, refusals } = this.ports;
    const kept = await decisions.ofCustomer(customerId, limit);
    const known = new Set(kept.map(({ runId }) => runId));
    const chunks = await refusals.chunksOf(customerId, { limit: limit + kept.length });
    const all = kept.map((decision): Audited => ({ decision, trace: 'kept' }));
    for (const { runId, seq } of chunks.filter((chunk) => !known.has(chunk.runId)).slice(0, limit)) {
      const run = await this.ports.runs.find(runId);
      const packed = run && (await this.packedOf(run, seq, customerId));
      if (packed) all.push(packed);
    }
    return all.sort((a, b) => b.decision.at.getTime() - a.decision.at.getTime()).slice(0, limit);
  }

  /** A decision that has a document, worked out again as if it had none; null once that cannot be done. */
  async again({ runId, seq, customerId, candidates, outcome }: Decision): Promise<Decision | null> {
    const run = await this.ports.runs.find(runId);
    const places = new Map([[customerId, placeInDocument({ candidates, outcome })]]);
    const found = run && (await this.retraced(run, seq, places, await this.ports.frames.find(run)));
    return found?.get(customerId) ?? null;
  }

  /** A run that is over and refused somebody, of whom nothing is there any more. */
  async isExpired({ id, state, counts: { matched, scheduled } }: Run): Promise<boolean> {
    return state !== 'evaluating' && matched > scheduled && !(await this.ports.refusals.has(id));
  }

  private async *walk(
    run: Run,
    filter: AuditFilter,
    from: AuditCursor | null,
    slice: number,
  ): AsyncGenerator<Audited, void> {
    const frame = await this.ports.frames.find(run);
    const counted = await this.countedOf(run, from?.seq ?? 0);
    for (let seq = from?.seq ?? 0; seq < run.chunkCount; seq += 1) {
      const ends = await this.endsOf(run, seq, filter, counted.has(seq) ? frame : null);
      const all = [...ends.documents.keys(), ...ends.packed.keys()].sort(inAuditOrder);
      const left = from?.seq === seq ? all.filter((id) => inAuditOrder(id, from.customerId) > 0) : all;
      for (const ids of slicesOf(left, Math.min(slice, SLICE))) yield* await this.slice(run, seq, ids, ends, frame);
    }
  }

  /** The chunks that count although they may not have come to their end; of a run that is done, no others are asked for. */
  private async countedOf(run: Run, from: number): Promise<ReadonlySet<number>> {
    const counted = new Set<number>();
    if (run.state === 'done') return counted;
    for await (const { seq } of this.ports.funnel.chunksOf(run.id, 'evaluated', from)) counted.add(seq);
    return counted;
  }

  /**
   * Whom of a chunk the filter finds. One that counts and has not come to its end tells of who left before anything was
   * allotted, with the frame that says who still stands.
   */
  private async endsOf(run: Run, seq: number, filter: AuditFilter, unfinished: RunFrame | null): Promise<ChunkEnds> {
    const [{ evaluate, conclude }, documented] = await Promise.all([
      this.ports.refusals.ofChunk(run.id, seq),
      this.ports.view.endsOf(run.id, seq),
    ]);
    const early = evaluate && !conclude && unfinished !== null ? unfinishedChunk(evaluate) : null;
    const chunk = evaluate && conclude ? { evaluate, conclude } : early;
    const known = new Set(documented.map(({ customerId }) => customerId));
    const found = new Map(
      [...(chunk ? packedEnds(chunk) : [])].filter(([id, { code }]) => !known.has(id) && isWanted(code, filter)),
    );
    const packed = early && unfinished ? await this.withoutStanding(run, seq, found, unfinished) : found;
    const documents = documented.filter(({ code }) => isWanted(code, filter));
    return {
      documents: new Map(documents.map(({ customerId, id }) => [customerId, id])),
      packed: new Map(packed),
      chunk,
    };
  }

  private async withoutStanding(
    run: Run,
    seq: number,
    found: ReadonlyMap<string, PackedRefusal>,
    frame: RunFrame,
  ): Promise<ReadonlyMap<string, PackedRefusal>> {
    if (found.size === 0) return found;
    const { copies, notes } = this.ports;
    const [blocks, past] = await Promise.all([copies.find(run.id, seq), notes.find(run.id, seq)]);
    if (blocks === null || past === null) return new Map();
    const left = new Map(found);
    for (const part of undecidedOf(blocks, past, frame, (id) => found.has(id))) {
      for (const id of part) left.delete(id);
      await new Promise(setImmediate);
    }
    return left;
  }

  private async slice(
    run: Run,
    seq: number,
    ids: readonly string[],
    { documents, packed, chunk }: ChunkEnds,
    frame: RunFrame | null,
  ): Promise<readonly Audited[]> {
    const kept = await this.ports.view.find(ids.flatMap((id) => documents.get(id) ?? []));
    const found = new Map(
      kept.map((decision): [string, Audited] => [decision.customerId, { decision, trace: 'kept' }]),
    );
    const others = new Map(
      ids.flatMap((id) => {
        const end = packed.get(id);
        return end === undefined ? [] : [[id, end] as const];
      }),
    );
    if (chunk !== null && frame !== null && others.size > 0) {
      for (const [id, one] of await this.unpacked(run, seq, others, chunk, frame)) found.set(id, one);
    }
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  private async packedOf(run: Run, seq: number, customerId: string): Promise<Audited | null> {
    const frame = await this.ports.frames.find(run);
    const counted = await this.countedOf(run, seq);
    const { packed, chunk } = await this.endsOf(run, seq, {}, counted.has(seq) ? frame : null);
    const end = packed.get(customerId);
    if (end === undefined || chunk === null || frame === null) return null;
    return (await this.unpacked(run, seq, new Map([[customerId, end]]), chunk, frame)).get(customerId) ?? null;
  }

  private async unpacked(
    run: Run,
    seq: number,
    ends: ReadonlyMap<string, PackedRefusal>,
    chunk: PackedChunk,
    frame: RunFrame,
  ): Promise<ReadonlyMap<string, Audited>> {
    const entries = packedEntries(chunk, new Set(ends.keys()));
    const places = new Map([...entries].map(([id, own]) => [id, placeInEntries(own, frame.rules)]));
    const again = await this.retraced(run, seq, places, frame);
    if (again !== null) return new Map([...again].map(([id, decision]) => [id, { decision, trace: 'recomputed' }]));
    const where = { runId: run.id, seq, cutOff: run.cutOff };
    const told = [...entries].flatMap(([customerId, own]): readonly [string, Audited][] => {
      const end = ends.get(customerId);
      if (end === undefined) return [];
      const named = decisionOfEntries(own, end, frame.rules);
      const decision = runDecision(where, { customerId, sheet: {} }, named, frame, (id) => this.publicIdOf(id));
      return [[customerId, { decision, trace: 'entries' }]];
    });
    return new Map(told);
  }

  /** By customer; null where what the run saw is gone. */
  private async retraced(
    run: Run,
    seq: number,
    places: ReadonlyMap<string, Place>,
    frame: RunFrame | null,
  ): Promise<ReadonlyMap<string, Decision> | null> {
    const { copies, notes } = this.ports;
    const [blocks, past] = await Promise.all([copies.find(run.id, seq), notes.find(run.id, seq)]);
    if (blocks === null || past === null || frame === null) return null;
    const where = { runId: run.id, seq, cutOff: run.cutOff };
    const found = new Map<string, Decision>();
    const idOf = (customerId: string) => (channel: ChannelName) =>
      outreachIdOf(run.id, customerId, FIRST_STEP, channel);
    for (const part of retrace(blocks, past, frame, places, idOf)) {
      for (const { one, ...named } of part) {
        const decision = runDecision(where, one, named, frame, (id) => this.publicIdOf(id));
        found.set(one.customerId, decision);
      }
      await new Promise(setImmediate);
    }
    return found;
  }

  private publicIdOf(id: string): string {
    return this.ports.ids.publicId('dec', id);
  }
}
