/** Emits a pair a match, in whatever order. */
export type Emit = (customer: number, rule: number) => void;

/** One variant, made ready to be passed again and again. */
export type Runner = {
  readonly compileMs: number;
  readonly bytesPerCustomer: number;
  /** How many customers one pass decides. */
  readonly customers: number;
  readonly pass: () => number | Promise<number>;
  readonly emit: (emit: Emit) => void | Promise<void>;
};

/** CPU time of the whole process, its helper threads included. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** A text as 32 bits. */
export function hashOfText(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) >>> 0;
  return hash;
}
