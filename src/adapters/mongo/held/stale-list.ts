import { decodedOne } from '../facts/document-stream.js';
import type { StaleRev } from '../facts/fact-documents.js';
import { RawBatch } from '../facts/raw-batch.js';
import type { KeptRow } from './kept-row.js';

/** A customer on the stale list: one object for as long as they are there with the same rev. `kept`: their facts, once known. */
export type StaleEntry = StaleRev & { kept: KeptRow | null };

function isBefore(one: StaleRev, other: StaleRev): boolean {
  if (one.h !== other.h) return one.h < other.h;
  return one.rev === other.rev ? one._id < other._id : one.rev < other.rev;
}

/**
 * The stale list as it was read last, in order of place. Read each time, it is nearly what it was: both are gone through side
 * by side, and none is decoded but who is new on it. What is known of whoever left it at a later rev goes with them.
 */
export class StaleList {
  private batch = RawBatch.none;
  private entries: readonly StaleEntry[] = [];

  /** Everybody who is on it now. */
  take(batch: RawBatch): readonly StaleEntry[] {
    if (batch.equals(this.batch)) return this.entries;
    const { batch: former, entries: before } = this;
    const entries = new Array<StaleEntry>(batch.length);
    const come: StaleEntry[] = [];
    const left = new Map<string, StaleEntry>();
    let next = 0;
    const isSame = (place: number) => next < before.length && batch.isAt(place, former, next);
    const leaveUntil = (isThere: (entry: StaleEntry) => boolean) => {
      for (let entry = before[next]; entry !== undefined && !isThere(entry); entry = before[next]) {
        left.set(entry._id, entry);
        next += 1;
      }
    };
    for (let place = 0; place < batch.length; place += 1) {
      if (!isSame(place)) {
        const fresh = staleEntry(batch.at(place));
        leaveUntil((entry) => !isBefore(entry, fresh));
        if (!isSame(place)) {
          entries[place] = fresh;
          come.push(fresh);
          continue;
        }
      }
      entries[place] = before[next] as StaleEntry;
      next += 1;
    }
    leaveUntil(() => false);
    for (const entry of come) {
      const kept = left.get(entry._id)?.kept;
      // They were read a moment after the list was, at the rev at which they are on it now.
      if (kept?.rev === entry.rev) entry.kept = kept;
    }
    this.batch = batch;
    this.entries = entries;
    return entries;
  }
}

function staleEntry(bytes: Uint8Array): StaleEntry {
  const { _id, h, rev } = decodedOne<StaleRev>(bytes);
  return { _id, h, rev, kept: null };
}
