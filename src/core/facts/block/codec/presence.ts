import type { ByteReader, ByteWriter } from './bytes.js';

const NONE = 0;
const ALL = 1;
const SOME = 2;

/** Flags, a byte each, as a bit each: the lowest of a byte first. */
export function packBits(flags: Uint8Array): Uint8Array {
  const bits = new Uint8Array(Math.ceil(flags.length / 8));
  for (let index = 0; index < flags.length; index += 1) {
    if (flags[index] === 1) bits[index >> 3] = (bits[index >> 3] as number) | (1 << (index & 7));
  }
  return bits;
}

export function unpackBits(bits: Uint8Array, count: number): Uint8Array {
  const flags = new Uint8Array(bits.length * 8);
  for (let place = 0, at = 0; place < bits.length; place += 1, at += 8) {
    const byte = bits[place] as number;
    for (let bit = 0; bit < 8; bit += 1) flags[at + bit] = (byte >> bit) & 1;
  }
  return flags.subarray(0, count);
}

function modeOf(flags: Uint8Array): number {
  if (!flags.includes(0)) return ALL;
  return flags.includes(1) ? SOME : NONE;
}

/** Which rows are known: most columns are known for everybody or nobody, which takes one byte. */
export function writePresence(to: ByteWriter, present: Uint8Array): void {
  const mode = modeOf(present);
  to.byte(mode);
  if (mode === SOME) to.numbers(packBits(present));
}

export function readPresence(from: ByteReader, count: number): Uint8Array {
  const mode = from.byte();
  if (mode === ALL) return new Uint8Array(count).fill(1);
  if (mode === NONE) return new Uint8Array(count);
  if (mode !== SOME) throw new RangeError(`no such presence: ${mode}`);
  return unpackBits(from.take(Math.ceil(count / 8)), count);
}
