import { ByteReader } from './bytes.js';

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Texts as `textsToBytes` laid them, for who asks for few of them: no other is decoded. Throws RangeError as reading all does. */
export class PackedTexts {
  readonly length: number;
  private readonly ends: Uint32Array;
  private readonly bytes: Uint8Array;

  constructor(packed: Uint8Array) {
    const reader = new ByteReader(packed);
    this.ends = reader.numbers(Uint32Array, reader.u32());
    this.length = this.ends.length;
    let end = 0;
    for (let place = 0; place < this.length; place += 1) {
      end += this.ends[place] as number;
      this.ends[place] = end;
    }
    // Of their own: what came with them is let go.
    this.bytes = reader.take(end).slice();
    if (!reader.ended) throw new RangeError('bytes after the last text');
  }

  get byteLength(): number {
    return this.bytes.length + this.ends.byteLength;
  }

  at(place: number): string {
    return fromUtf8.decode(this.bytes.subarray(this.startOf(place), this.ends[place]));
  }

  /** All at once, where a byte is a character: then they are decoded as one and cut. */
  all(): readonly string[] {
    const whole = fromUtf8.decode(this.bytes);
    if (whole.length !== this.bytes.length) return Array.from(this.ends, (_end, place) => this.at(place));
    return Array.from(this.ends, (end, place) => whole.slice(this.startOf(place), end));
  }

  /** The place of a text, looked for from a guess on to both sides; -1 where it is not among them. */
  placeOf(text: string, guess: number): number {
    const bytes = utf8.encode(text);
    const from = Math.max(0, Math.min(this.length - 1, guess));
    for (let below = from, above = from + 1; below >= 0 || above < this.length; below -= 1, above += 1) {
      if (below >= 0 && this.isAt(below, bytes)) return below;
      if (above < this.length && this.isAt(above, bytes)) return above;
    }
    return -1;
  }

  private startOf(place: number): number {
    return place === 0 ? 0 : (this.ends[place - 1] as number);
  }

  /** From the last byte on: texts of one making differ there. */
  private isAt(place: number, bytes: Uint8Array): boolean {
    const from = this.startOf(place);
    if ((this.ends[place] as number) - from !== bytes.length) return false;
    for (let at = bytes.length - 1; at >= 0; at -= 1) if (this.bytes[from + at] !== bytes[at]) return false;
    return true;
  }
}
