/** What comes before the elements of a BSON document or list: how many bytes it takes. */
const SIZE = 4;
const STRING = 2;
const DOCUMENT = 3;
const LIST = 4;
const LONG = 18;

const fromUtf8 = new TextDecoder();

function sizeAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
  return low | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
}

/** Where the value begins whose name begins here. */
function afterName(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] !== 0) at += 1;
  return at + 1;
}

function sizeOf(type: number, bytes: Uint8Array, at: number): number {
  if (type === LIST || type === DOCUMENT) return sizeAt(bytes, at);
  if (type === STRING) return SIZE + sizeAt(bytes, at);
  if (type === LONG) return 8;
  throw new RangeError(`an answer with a field of type ${type}`);
}

/** The fields of an answer's `cursor`, by name. */
function fieldsOf(cursor: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const fields = new Map<string, Uint8Array>();
  for (let at = SIZE; cursor[at] !== 0; ) {
    const value = afterName(cursor, at + 1);
    const end = value + sizeOf(cursor[at] as number, cursor, value);
    if (!(end < cursor.length)) throw new RangeError('an answer that ends too early');
    fields.set(fromUtf8.decode(cursor.subarray(at + 1, value - 1)), cursor.subarray(value, end));
    at = end;
  }
  return fields;
}

/** Counted first: ten thousand of them, count after count, are one memory and nothing besides. */
function startsIn(list: Uint8Array): Int32Array {
  let documents = 0;
  for (let at = SIZE; list[at] === DOCUMENT; documents += 1) {
    const start = afterName(list, at + 1);
    at = start + sizeAt(list, start);
  }
  const starts = new Int32Array(documents);
  let at = SIZE;
  for (let place = 0; place < documents; place += 1) {
    const start = afterName(list, at + 1);
    starts[place] = start;
    at = start + sizeAt(list, start);
  }
  return starts;
}

/**
 * The documents of one answer, in the bytes they came in: to compare with those that came before, most of which are the same,
 * and to decode none but the others.
 */
export class RawBatch {
  private constructor(
    private readonly bytes: Uint8Array,
    private readonly starts: Int32Array,
  ) {}

  static readonly none = new RawBatch(new Uint8Array(), new Int32Array());

  /** Of the `cursor` of an answer; null where more was found than one answer holds. */
  static of(cursor: Uint8Array): RawBatch | null {
    const fields = fieldsOf(cursor);
    const [found, id] = [fields.get('firstBatch'), fields.get('id')];
    if (found === undefined || id === undefined) throw new RangeError('an answer without what was found');
    return id.every((byte) => byte === 0) ? new RawBatch(found, startsIn(found)) : null;
  }

  get length(): number {
    return this.starts.length;
  }

  at(place: number): Uint8Array {
    const start = this.starts[place] as number;
    return this.bytes.subarray(start, start + sizeAt(this.bytes, start));
  }

  /** Whether all that was found is what was found then. */
  equals(other: RawBatch): boolean {
    return this.length === other.length && Buffer.compare(this.bytes, other.bytes) === 0;
  }

  /** Whether the document at a place is that at a place of another answer. */
  isAt(place: number, other: RawBatch, there: number): boolean {
    const [start, from] = [this.starts[place] as number, other.starts[there] as number];
    const size = sizeAt(this.bytes, start);
    for (let at = 0; at < size; at += 1) if (this.bytes[start + at] !== other.bytes[from + at]) return false;
    return true;
  }
}
