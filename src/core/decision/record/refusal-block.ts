import { REFUSAL_CODES, type Refusal, type RefusalCode, STAGES, type Stage } from '../../policy/refusal.js';

const CODES: readonly RefusalCode[] = STAGES.flatMap((stage): readonly RefusalCode[] => REFUSAL_CODES[stage]);

/**
 * A matched candidate that is neither winner nor control, packed: whose it is (the customer's index in the chunk), which
 * of the run's rules, where it left, the first reason, and which component said it. The rest is recomputed on demand.
 */
export type PackedRefusal = {
  readonly customer: number;
  readonly rule: number;
  readonly stage: Stage;
  readonly code: RefusalCode;
  readonly component: string;
  /** All that was said where nobody can work it out again: what was scarce, and what the ledger held. */
  readonly told?: readonly Refusal[];
};

/**
 * What was told of entries: `places` are those of entries, rising, and `answers` places in `lists`, which are different
 * from each other.
 */
type Told = {
  readonly lists: readonly (readonly Refusal[])[];
  readonly places: readonly number[];
  readonly answers: readonly number[];
};

/**
 * The refusals of a chunk as columns, kept with it. `stages` are places in STAGES; `codes` and `components` are places in
 * the dictionaries. Entries are in the order they were added.
 */
export type RefusalBlock = {
  readonly n: number;
  readonly customers: Uint32Array;
  readonly rules: Uint16Array;
  readonly stages: Uint8Array;
  readonly codes: Uint8Array;
  readonly components: Uint32Array;
  readonly codeNames: readonly string[];
  readonly componentNames: readonly string[];
  readonly told: Told;
};

/** Numbers names in the order they come. */
class Dictionary {
  readonly names: string[] = [];
  private readonly places = new Map<string, number>();

  place(name: string): number {
    const known = this.places.get(name);
    if (known !== undefined) return known;
    const place = this.names.push(name) - 1;
    this.places.set(name, place);
    return place;
  }
}

const MOST_RULES = 65_536;

export function packRefusals(entries: readonly PackedRefusal[]): RefusalBlock {
  const [codes, components, lists] = [new Dictionary(), new Dictionary(), new Dictionary()];
  const told: { readonly places: number[]; readonly answers: number[] } = { places: [], answers: [] };
  const n = entries.length;
  const block = {
    n,
    customers: new Uint32Array(n),
    rules: new Uint16Array(n),
    stages: new Uint8Array(n),
    codes: new Uint8Array(n),
    components: new Uint32Array(n),
  };
  for (const [index, { customer, rule, stage, code, component, told: all }] of entries.entries()) {
    if (rule >= MOST_RULES) throw new Error(`rule ${rule} of a run: there is room for ${MOST_RULES}`);
    block.customers[index] = customer;
    block.rules[index] = rule;
    block.stages[index] = STAGES.indexOf(stage);
    block.codes[index] = codes.place(code);
    block.components[index] = components.place(component);
    if (all === undefined) continue;
    told.places.push(index);
    told.answers.push(lists.place(JSON.stringify(all)));
  }
  const names = { codeNames: codes.names, componentNames: components.names };
  return { ...block, ...names, told: { ...told, lists: lists.names.map((text) => JSON.parse(text)) } };
}

/** Where a number is among rising ones; -1 where it is not. */
function placeIn(rising: readonly number[], wanted: number): number {
  let [from, to] = [0, rising.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((rising[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return rising[from] === wanted ? from : -1;
}

function toldAt({ told: { lists, places, answers } }: RefusalBlock, index: number): Pick<PackedRefusal, 'told'> {
  const told = lists[answers[placeIn(places, index)] ?? -1];
  return told === undefined ? {} : { told };
}

/** One entry as it was packed. What an older version of the product packed and this one does not know is a fault. */
export function refusalAt(block: RefusalBlock, index: number): PackedRefusal {
  const stage = STAGES[block.stages[index] ?? -1];
  const code = CODES.find((one) => one === block.codeNames[block.codes[index] ?? -1]);
  const component = block.componentNames[block.components[index] ?? -1];
  const [customer, rule] = [block.customers[index], block.rules[index]];
  if (stage === undefined || code === undefined || component === undefined)
    throw new Error(`entry ${index} is damaged`);
  if (customer === undefined || rule === undefined) throw new Error(`there is no entry ${index}`);
  return { customer, rule, stage, code, component, ...toldAt(block, index) };
}

export function unpackRefusals(block: RefusalBlock): readonly PackedRefusal[] {
  return Array.from({ length: block.n }, (_entry, index) => refusalAt(block, index));
}

/** The entries of some customers of the chunk. */
export function refusalsOf(block: RefusalBlock, customers: ReadonlySet<number>): readonly PackedRefusal[] {
  const own: PackedRefusal[] = [];
  for (let index = 0; index < block.n; index += 1) {
    if (customers.has(block.customers[index] ?? -1)) own.push(refusalAt(block, index));
  }
  return own;
}

export type ReasonCount = { readonly stage: Stage; readonly code: string; readonly count: number };

/** How many left at each stage for each reason, in the order of the walk. */
export function countRefusals({ n, stages, codes, codeNames }: RefusalBlock): readonly ReasonCount[] {
  const counts = new Uint32Array(STAGES.length * codeNames.length);
  for (let index = 0; index < n; index += 1) {
    const at = (stages[index] ?? 0) * codeNames.length + (codes[index] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return STAGES.flatMap((stage, place) =>
    codeNames.flatMap((code, index) => {
      const count = counts[place * codeNames.length + index] ?? 0;
      return count === 0 ? [] : [{ stage, code, count }];
    }),
  );
}

const MAGIC = 0x544d_5231;
const HEAD = 5;
const WIDTHS = [4, 4, 2, 1, 1] as const;
const utf8 = { to: new TextEncoder(), from: new TextDecoder() };

/** As bytes, little-endian: head, customers, components, rules, stages, codes, dictionaries as JSON. Twelve bytes an entry. */
export function encodeRefusals(block: RefusalBlock): Uint8Array {
  const { n, customers, components, rules, stages, codes, codeNames, componentNames, told } = block;
  const names = utf8.to.encode(JSON.stringify([codeNames, componentNames, told]));
  const size = HEAD * 4 + n * WIDTHS.reduce<number>((sum, width) => sum + width, 0) + names.length;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  for (const [index, value] of [MAGIC, n, names.length, codeNames.length, componentNames.length].entries()) {
    view.setUint32(index * 4, value, true);
  }
  let at = HEAD * 4;
  for (let index = 0; index < n; index += 1, at += 4) view.setUint32(at, customers[index] ?? 0, true);
  for (let index = 0; index < n; index += 1, at += 4) view.setUint32(at, components[index] ?? 0, true);
  for (let index = 0; index < n; index += 1, at += 2) view.setUint16(at, rules[index] ?? 0, true);
  bytes.set(stages, at);
  bytes.set(codes, at + n);
  bytes.set(names, at + 2 * n);
  return bytes;
}

export function decodeRefusals(bytes: Uint8Array): RefusalBlock {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number) => view.getUint32(index * 4, true);
  if (bytes.byteLength < HEAD * 4 || word(0) !== MAGIC) throw new Error('these bytes are no refusals');
  const [n, length] = [word(1), word(2)];
  const from = {
    customers: HEAD * 4,
    components: HEAD * 4 + 4 * n,
    rules: HEAD * 4 + 8 * n,
    stages: HEAD * 4 + 10 * n,
  };
  const end = from.stages + 2 * n;
  if (bytes.byteLength !== end + length) throw new Error('these refusals were cut short');
  const [codeNames, componentNames, told] = JSON.parse(utf8.from.decode(bytes.subarray(end))) as readonly [
    readonly string[],
    readonly string[],
    Told,
  ];
  const many = { length: n };
  return {
    n,
    customers: Uint32Array.from(many, (_, index) => view.getUint32(from.customers + 4 * index, true)),
    components: Uint32Array.from(many, (_, index) => view.getUint32(from.components + 4 * index, true)),
    rules: Uint16Array.from(many, (_, index) => view.getUint16(from.rules + 2 * index, true)),
    stages: bytes.slice(from.stages, from.stages + n),
    codes: bytes.slice(from.stages + n, end),
    codeNames,
    componentNames,
    told,
  };
}

const WALK: readonly string[] = STAGES.flatMap((stage) => [...REFUSAL_CODES[stage]]);

/** Reasons in the order of the walk; of a code that nobody knows any more, at the end of its stage. */
export function inWalkOrder(counts: readonly ReasonCount[]): readonly ReasonCount[] {
  const place = ({ stage, code }: ReasonCount) => {
    const known = WALK.indexOf(code);
    return [STAGES.indexOf(stage), known < 0 ? WALK.length : known] as const;
  };
  return [...counts].sort((a, b) => {
    const [[stageA, codeA], [stageB, codeB]] = [place(a), place(b)];
    return stageA - stageB || codeA - codeB || (a.code < b.code ? -1 : 1);
  });
}
