import type { RunFrame } from '../../core/decision/frame/run-frame.js';
import { matchedIn } from '../../core/decision/run/chunk-decisions.js';
import type { CustomerPast } from '../../core/decision/run/customer-past.js';
import type { FactBlock } from '../../core/facts/fact-block.js';
import type { ChunkInHand } from './chunk-desk.js';
import type { CustomerPasts } from './customer-pasts.js';
import type { FactBlocks } from './fact-blocks.js';
import type { RunCopyStore } from './run-copy-store.js';
import type { ChunkNotes, RunNotes } from './run-notes.js';

export type SeenByChunk = { readonly blocks: readonly FactBlock[]; readonly notes: ChunkNotes };

type Ports = {
  readonly facts: FactBlocks;
  readonly copies: RunCopyStore;
  readonly notes: RunNotes;
  readonly pasts: CustomerPasts;
};

/** What a chunk's decisions see: what the first attempt kept, for every other attempt and every explanation. */
export class ChunkFacts {
  constructor(private readonly ports: Ports) {}

  async of(chunk: ChunkInHand, frame: RunFrame): Promise<SeenByChunk> {
    const blocks = await this.blocksOf(chunk, frame);
    return { blocks, notes: await this.notesOf(chunk, blocks, frame) };
  }

  private async blocksOf({ run, claim }: ChunkInHand, frame: RunFrame): Promise<readonly FactBlock[]> {
    const { facts, copies } = this.ports;
    const kept = await copies.find(run.id, claim.seq);
    if (kept) return kept;
    const { version, audience } = frame;
    const names = new Set([...version.pack.facts, ...(audience?.pack.facts ?? []), ...frame.facts]);
    const blocks: FactBlock[] = [];
    for await (const block of facts.read(claim.range, [...names], run.cutOff)) blocks.push(block);
    return copies.keep(run.id, claim.seq, blocks);
  }

  /** Asked of those who match, and of nobody else: most of the base has no past that matters to a run. */
  private async notesOf(chunk: ChunkInHand, blocks: readonly FactBlock[], frame: RunFrame): Promise<ChunkNotes> {
    const { notes, pasts } = this.ports;
    const { id } = chunk.run;
    const kept = await notes.find(id, chunk.claim.seq);
    if (kept) return kept;
    const found: (readonly [string, CustomerPast])[] = [];
    for (const part of matchedIn(blocks, frame)) {
      found.push(...(await pasts.of(part, frame.decision, id)));
      await new Promise(setImmediate);
    }
    return notes.keep(id, chunk.claim.seq, new Map(found));
  }
}
