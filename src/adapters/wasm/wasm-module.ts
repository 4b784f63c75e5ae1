import { type Code, I32, unsigned } from './wasm-code.js';

/** A function that takes so many 32-bit integers; its other locals follow its parameters in order. */
export type WasmFunction = {
  readonly name: string;
  readonly parameters: number;
  readonly locals: readonly number[];
  readonly returns: boolean;
  readonly body: Code;
};

const FUNCTION_TYPE = 0x60;
const KIND = { function: 0, memory: 2 } as const;
const SECTION = { type: 1, function: 3, memory: 5, export: 7, code: 10 } as const;

const counted = (parts: readonly Code[]): Code => [...unsigned(parts.length), ...parts.flat()];
const sized = (code: Code): Code => [...unsigned(code.length), ...code];
const section = (id: number, parts: readonly Code[]): Code => [id, ...sized(counted(parts))];
const text = (words: string): Code => sized([...new TextEncoder().encode(words)]);

function bodyOf({ locals, body }: WasmFunction): Code {
  return sized([...counted(locals.map((type) => [1, type])), ...body, 0x0b]);
}

/** A module of these functions and one memory, all exported; the memory as `memory`. */
export function wasmModule(functions: readonly WasmFunction[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, returns }) => [
    FUNCTION_TYPE,
    ...counted(Array.from({ length: parameters }, () => [I32])),
    ...counted(returns ? [[I32]] : []),
  ]);
  const exported = functions.map(({ name }, number) => [...text(name), KIND.function, ...unsigned(number)]);
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(SECTION.type, types),
    ...section(
      SECTION.function,
      functions.map((_one, number) => unsigned(number)),
    ),
    ...section(SECTION.memory, [[0, 1]]),
    ...section(SECTION.export, [...exported, [...text('memory'), KIND.memory, 0]]),
    ...section(SECTION.code, functions.map(bodyOf)),
  ]);
}
