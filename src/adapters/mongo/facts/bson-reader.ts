import { deserialize } from '../connection.js';

const DOUBLE = 1;
const STRING = 2;
const OBJECT = 3;
const ARRAY = 4;
const BOOLEAN = 8;
const DATE = 9;
const NULL = 10;
const INT = 16;
const LONG = 18;

const HIGH = 4_294_967_296;
/** Beyond it (a whole number of 53 bits) the driver gives an object of its own. */
const MOST_HIGH = 0x1f_ffff;
/** Texts up to this long are remembered: dates, months, codes, names of fields. */
const SHORT = 32;
const SLOTS = 8_192;

/** What is met rarely is left to the driver: the whole document is. */
class Unusual extends Error {}
const UNUSUAL = new Unusual('left to the driver');

/** Short texts met before, so that the millions that are alike are one: a slot keeps what it met last. */
class KnownTexts {
  private readonly slots: string[] = new Array(SLOTS).fill('');

  /** The text of some bytes that is known, or else what `make` gives. `hash` is of those bytes. */
  of(bytes: Uint8Array, from: number, to: number, hash: number, make: (from: number, to: number) => string): string {
    const slot = hash & (SLOTS - 1);
    const known = this.slots[slot] as string;
    if (known.length === to - from && this.same(known, bytes, from)) return known;
    const text = make(from, to);
    this.slots[slot] = text;
    return text;
  }

  private same(text: string, bytes: Uint8Array, from: number): boolean {
    for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) !== bytes[from + at]) return false;
    return true;
  }
}

/**
 * Decodes documents one after another as the driver does, in a third of its time: reading a whole base is mostly this. Short
 * texts are shared among documents, so that they are neither made again nor collected. What documents of customers seldom
 * hold (object ids, decimals, bytes, numbers beyond 53 bits ...) makes the driver decode the document.
 */
export class BsonReader {
  private readonly names = new KnownTexts();
  private readonly texts = new KnownTexts();
  private whole: ArrayBufferLike = new ArrayBuffer(0);
  private bytes: Uint8Array = new Uint8Array(0);
  private buffer = Buffer.alloc(0);
  private view = new DataView(this.whole);
  private at = 0;
  private end = 0;
  private readonly make = (from: number, to: number) => this.buffer.toString('latin1', from, to);

  read(document: Uint8Array): Record<string, unknown> {
    if (document.buffer !== this.whole) this.open(document.buffer);
    this.at = document.byteOffset;
    this.end = document.byteOffset + document.byteLength;
    try {
      return this.object();
    } catch (error) {
      if (error instanceof Unusual || error instanceof RangeError) return deserialize(document);
      throw error;
    }
  }

  /** Documents of one answer lie in one memory. */
  private open(whole: ArrayBufferLike): void {
    this.whole = whole;
    this.bytes = new Uint8Array(whole);
    this.buffer = Buffer.from(whole as ArrayBuffer);
    this.view = new DataView(whole);
  }

  private object(): Record<string, unknown> {
    const end = this.sized();
    const into: Record<string, unknown> = {};
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      const name = this.name();
      into[name] = this.value(type);
    }
    if (this.at !== end) throw UNUSUAL;
    return into;
  }

  private list(): unknown[] {
    const end = this.sized();
    const into: unknown[] = [];
    for (let type = this.byte(); type !== 0; type = this.byte()) {
      this.passName();
      into.push(this.value(type));
    }
    if (this.at !== end) throw UNUSUAL;
    return into;
  }

  /** Where what begins here ends, by the length in front of it. */
  private sized(): number {
    const end = this.at + this.view.getInt32(this.at, true);
    if (end > this.end) throw UNUSUAL;
    this.at += 4;
    return end;
  }

  /** Beyond the end there is nothing: what would go on reading there is no document. */
  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw UNUSUAL;
    this.at += 1;
    return byte;
  }

  /** The name of a list's element: its number. */
  private passName(): void {
    while (this.byte() !== 0);
  }

  private name(): string {
    const { bytes, at: from } = this;
    let at = from;
    let hash = 0;
    for (let byte = bytes[at]; byte !== 0; byte = bytes[at]) {
      if (byte === undefined || byte > 127) throw UNUSUAL;
      hash = (Math.imul(hash, 31) + byte) | 0;
      at += 1;
    }
    this.at = at + 1;
    const name = this.names.of(bytes, from, at, hash, this.make);
    // A name that would reach the object's own workings, or makes a reference of the driver's of it.
    if (name === '__proto__' || bytes[from] === 36) throw UNUSUAL;
    return name;
  }

  private value(type: number): unknown {
    switch (type) {
      case STRING:
        return this.text();
      case INT: {
        this.at += 4;
        return this.view.getInt32(this.at - 4, true);
      }
      case DOUBLE: {
        this.at += 8;
        return this.view.getFloat64(this.at - 8, true);
      }
      case OBJECT:
        return this.object();
      case ARRAY:
        return this.list();
      case BOOLEAN:
        return this.truth();
      case DATE:
        return new Date(this.long());
      case NULL:
        return null;
      case LONG:
        return this.long();
      default:
        throw UNUSUAL;
    }
  }

  private truth(): boolean {
    const byte = this.byte();
    if (byte > 1) throw UNUSUAL;
    return byte === 1;
  }

  private long(): number {
    const { view, at } = this;
    this.at = at + 8;
    const high = view.getInt32(at + 4, true);
    if (high > MOST_HIGH || high < -MOST_HIGH) throw UNUSUAL;
    return high * HIGH + view.getUint32(at, true);
  }

  private text(): string {
    const { bytes } = this;
    const from = this.at + 4;
    const to = this.at + 3 + this.view.getInt32(this.at, true);
    if (to < from || to >= this.end || bytes[to] !== 0) throw UNUSUAL;
    this.at = to + 1;
    if (to - from > SHORT) return this.utf8(from, to);
    let hash = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] as number;
      if (byte > 127) return this.utf8(from, to);
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    return this.texts.of(bytes, from, to, hash, this.make);
  }

  /** What stands for bytes that are no text may be one that was written, or none: the driver tells. */
  private utf8(from: number, to: number): string {
    const text = this.buffer.toString('utf8', from, to);
    if (text.includes('\uFFFD')) throw UNUSUAL;
    return text;
  }
}
