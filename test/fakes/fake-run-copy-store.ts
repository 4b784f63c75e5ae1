import { withoutRows } from '../../src/core/facts/block/gather-rows.js';
import { type FactBlock, sheetAt } from '../../src/core/facts/fact-block.js';
import type { FactSheet } from '../../src/core/facts/fact-sheet.js';
import { RunCopyStore } from '../../src/flows/ports/run-copy-store.js';

export class FakeRunCopyStore extends RunCopyStore {
  private readonly copies = new Map<string, { readonly runId: string; readonly blocks: readonly FactBlock[] }>();

  override async find(runId: string, seq: number): Promise<readonly FactBlock[] | null> {
    return this.copies.get(`${runId}|${seq}`)?.blocks ?? null;
  }

  override async keep(runId: string, seq: number, blocks: readonly FactBlock[]): Promise<readonly FactBlock[]> {
    const kept = this.copies.get(`${runId}|${seq}`) ?? { runId, blocks };
    this.copies.set(`${runId}|${seq}`, kept);
    return kept.blocks;
  }

  override async forget(customerId: string): Promise<void> {
    for (const [id, { runId, blocks }] of this.copies) {
      const kept = blocks.map((block) => withoutRows(block, new Set([customerId])));
      this.copies.set(id, { runId, blocks: kept });
    }
  }

  override async sheetOf(runId: string, customerId: string): Promise<FactSheet | null> {
    for (const copy of this.copies.values()) {
      const block = copy.runId === runId ? copy.blocks.find(({ ids }) => ids.includes(customerId)) : undefined;
      if (block) return sheetAt(block, block.ids.indexOf(customerId));
    }
    return null;
  }
}
