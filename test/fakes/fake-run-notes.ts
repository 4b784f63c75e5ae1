import { type ChunkNotes, RunNotes } from '../../src/flows/ports/run-notes.js';

export class FakeRunNotes extends RunNotes {
  private readonly notes = new Map<string, ChunkNotes>();

  override async find(runId: string, seq: number): Promise<ChunkNotes | null> {
    return this.notes.get(`${runId}|${seq}`) ?? null;
  }

  override async keep(runId: string, seq: number, notes: ChunkNotes): Promise<ChunkNotes> {
    const stored = this.notes.get(`${runId}|${seq}`) ?? notes;
    this.notes.set(`${runId}|${seq}`, stored);
    return stored;
  }

  override async forget(customerId: string): Promise<void> {
    for (const [key, notes] of this.notes) {
      this.notes.set(key, new Map([...notes].filter(([id]) => id !== customerId)));
    }
  }
}
