const OFFSET = 2_166_136_261;
const PRIME = 16_777_619;
const utf8 = new TextEncoder();

/** FNV-1a over bytes, 32 bits, unsigned. */
export function fnv1a32(bytes: Uint8Array): number {
  let hash = OFFSET;
  for (let at = 0; at < bytes.length; at += 1) hash = Math.imul(hash ^ (bytes[at] as number), PRIME);
  return hash >>> 0;
}

/** FNV-1a of a text's UTF-8 in NFC. Plain letters are their own bytes and composed already: ids mostly are, and are hashed by the million. */
function fnvOfText(text: string): number {
  let hash = OFFSET;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return fnv1a32(utf8.encode(text.normalize('NFC')));
    hash = Math.imul(hash ^ code, PRIME);
  }
  return hash >>> 0;
}

/**
 * FNV-1a twice, 32 bits, unsigned (GrowthBook's v2 form): the second pass removes the correlation that one pass
 * leaves between salts. Ids are NFC-normalised and hashed as UTF-8.
 */
export function doubleFnv32(salt: string, unitId: string): number {
  return fnvOfText(String(fnvOfText(salt + unitId)));
}

/** Bucket 0..9999 of a unit under a salt `purpose:id:version:`. Arms are half-open ranges of buckets. */
export function bucket(salt: string, unitId: string): number {
  return doubleFnv32(salt, unitId) % 10_000;
}

/** The place of a customer in the base: chunks and blocks are ranges of it. Never changes. */
export function placeOf(customerId: string): number {
  return doubleFnv32('bucket:1:', customerId);
}

/** One past the last place. */
export const PLACES = 2 ** 32;

export const SHARDS = 64;

/** The dispatch shard of a customer: one customer's outreach is always handled in one lane. */
export function shardOf(customerId: string): number {
  return placeOf(customerId) % SHARDS;
}
