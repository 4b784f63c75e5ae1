/** Typed arrays whose elements are laid into bytes as they are, little-endian. */
type Numbers = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array;
type NumbersClass<T extends Numbers> = {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer): T;
};

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** Bytes put one after another; grows as needed. */
export class ByteWriter {
  private bytes: Uint8Array;
  private length = 0;

  /** `room`: how many bytes are expected. */
  constructor(room = 1_024) {
    this.bytes = new Uint8Array(room);
  }

  /** How many bytes were put. */
  get end(): number {
    return this.length;
  }

  byte(value: number): void {
    this.room(1);
    this.bytes[this.length] = value;
    this.length += 1;
  }

  u32(value: number): void {
    this.numbers(Uint32Array.of(value));
  }

  numbers({ buffer, byteOffset, byteLength }: Numbers): void {
    this.room(byteLength);
    this.bytes.set(new Uint8Array(buffer, byteOffset, byteLength), this.length);
    this.length += byteLength;
  }

  /** UTF-8, its length in bytes before it. */
  text(value: string): void {
    const bytes = utf8.encode(value);
    this.u32(bytes.length);
    this.numbers(bytes);
  }

  /** What was put, as a view that shares nothing with what is put later. */
  done(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  private room(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + more));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Bytes taken one after another, as they were put. Throws RangeError where they end too early. */
export class ByteReader {
  private at = 0;

  private readonly bytes: Uint8Array;

  /** A view of its own: bytes of the platform may be of a kind whose `slice` does not copy. */
  constructor({ buffer, byteOffset, byteLength }: Uint8Array) {
    this.bytes = new Uint8Array(buffer, byteOffset, byteLength);
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  u32(): number {
    return this.numbers(Uint32Array, 1)[0] ?? 0;
  }

  /** A copy, which is its reader's own: typed arrays need aligned memory, which a place in the middle of bytes is not. */
  numbers<T extends Numbers>(kind: NumbersClass<T>, count: number): T {
    return new kind(this.take(count * kind.BYTES_PER_ELEMENT).slice().buffer);
  }

  text(): string {
    return fromUtf8.decode(this.take(this.u32()));
  }

  /** Whether everything was taken. */
  get ended(): boolean {
    return this.at === this.bytes.length;
  }

  take(count: number): Uint8Array {
    const to = this.at + count;
    if (to > this.bytes.length) throw new RangeError(`bytes end at ${this.bytes.length}, asked for up to ${to}`);
    const taken = this.bytes.subarray(this.at, to);
    this.at = to;
    return taken;
  }
}
