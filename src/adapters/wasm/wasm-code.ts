/** WebAssembly, as bytes: just the instructions that the kernel is written in. Names are the specification's. */
export type Code = readonly number[];

export const I32 = 0x7f;
export const I64 = 0x7e;
export const V128 = 0x7b;

/** LEB128, unsigned: seven bits a byte, the lowest first. */
export function unsigned(value: number): Code {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

/** LEB128, signed. */
export function signed(value: number): Code {
  const low = value & 0x7f;
  const rest = value >> 7;
  const isLast = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return isLast ? [low] : [low | 0x80, ...signed(rest)];
}

const simd = (op: number): Code => [0xfd, ...unsigned(op)];
/** How a load or store is aligned, as a power of two, and how far behind its address it lies. */
const at = (alignment: number, offset: number): Code => [alignment, ...unsigned(offset)];

export const get = (local: number): Code => [0x20, ...unsigned(local)];
export const set = (local: number, value: Code): Code => [...value, 0x21, ...unsigned(local)];
export const i32 = (value: number): Code => [0x41, ...signed(value)];
export const i64 = (value: number): Code => [0x42, ...signed(value)];

export const load8 = (address: Code, offset = 0): Code => [...address, 0x2d, ...at(0, offset)];
export const load32 = (address: Code, offset = 0): Code => [...address, 0x28, ...at(2, offset)];
export const load64 = (address: Code, offset = 0): Code => [...address, 0x29, ...at(3, offset)];
export const load128 = (address: Code, offset = 0): Code => [...address, ...simd(0x00), ...at(4, offset)];
export const load16 = (address: Code, offset = 0): Code => [...address, 0x2f, ...at(1, offset)];
export const store16 = (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x3b, ...at(1, offset)];
export const store32 = (address: Code, value: Code, offset = 0): Code => [...address, ...value, 0x36, ...at(2, offset)];
export const store128 = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...simd(0x0b),
  ...at(4, offset),
];

const pair =
  (op: Code) =>
  (a: Code, b: Code): Code => [...a, ...b, ...op];
const one =
  (op: Code) =>
  (a: Code): Code => [...a, ...op];

export const add = pair([0x6a]);
export const sub = pair([0x6b]);
export const mul = pair([0x6c]);
export const and = pair([0x71]);
export const or = pair([0x72]);
export const shiftLeft = pair([0x74]);
export const shiftRight = pair([0x76]);
export const equal = pair([0x46]);
export const below = pair([0x49]);
export const add64 = pair([0x7c]);
export const sub64 = pair([0x7d]);
export const and64 = pair([0x83]);
export const isZero64 = one([0x50]);
export const trailingZeros64 = one([0x7a]);
export const ones64 = one([0x7b]);
export const wrap = one([0xa7]);
export const splat8 = one(simd(0x0f));
export const notAbove8 = pair(simd(0x2a));
export const topBits8 = one(simd(0x64));
export const sub8 = pair(simd(0x71));
export const not128 = one(simd(0x4d));
export const and128 = pair(simd(0x4e));
/** The first and not the second. */
export const andNot128 = pair(simd(0x4f));
export const or128 = pair(simd(0x50));

const VOID = 0x40;
export const when = (condition: Code, then: Code): Code => [...condition, 0x04, VOID, ...then, 0x0b];
/** Asks first: a block to leave, and in it a loop to go round. */
export const whilst = (condition: Code, body: Code): Code => [
  ...[0x02, VOID, 0x03, VOID],
  ...condition,
  ...[0x45, 0x0d, 1],
  ...body,
  ...[0x0c, 0, 0x0b, 0x0b],
];
/** Asks after each round. */
export const repeat = (body: Code, condition: Code): Code => [0x03, VOID, ...body, ...condition, 0x0d, 0, 0x0b];
