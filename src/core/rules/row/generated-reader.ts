/** A property to read, the dimensions its value is a code of, and whether something is read inside of it. */
export type Place = {
  readonly name: string;
  /** Every object has a property of this name without owning it. */
  readonly isInherited: boolean;
  readonly number: number;
  readonly isEntered: boolean;
  readonly coders: readonly { readonly dimension: number; readonly codeOf: (value: unknown) => number }[];
};

/**
 * Reads all places of one plain object: writes codes as `FactReader.read` does, and into `values` what is entered later;
 * false where the exact path must answer.
 */
export type GeneratedReader = (
  within: Readonly<Record<string, unknown>>,
  codes: Uint8Array,
  at: number,
  stride: number,
  values: unknown[],
) => boolean;

function linesOf({ name, number, isEntered, coders }: Place, isFact: boolean, first: number): readonly string[] {
  const read = `const v${number} = within[${JSON.stringify(name)}];`;
  const guard = isFact ? [`if (!isFact(v${number})) return false;`] : [];
  const keep = isEntered ? [`values[${number}] = v${number};`] : [];
  const encode = coders.flatMap(({ dimension }, at) => [
    `const c${dimension} = codeOf${first + at}(v${number});`,
    `if (c${dimension} < 0) return false;`,
    `codes[at + ${dimension} * stride] = c${dimension};`,
  ]);
  return [read, ...guard, ...keep, ...encode];
}

/**
 * One function for one object's properties, so that each read has a site of its own for the engine to specialise. The
 * text is made of whole numbers and of names in JSON; null where a name is inherited by every object.
 */
export function generatedReader(
  places: readonly Place[],
  isFact: ((value: unknown) => boolean) | null,
): GeneratedReader | null {
  if (places.some(({ isInherited }) => isInherited)) return null;
  const lines: string[] = [];
  const coders: ((value: unknown) => number)[] = [];
  for (const place of places) {
    lines.push(...linesOf(place, isFact !== null, coders.length));
    coders.push(...place.coders.map(({ codeOf }) => codeOf));
  }
  const text = [
    '"use strict";',
    ...coders.map((_codeOf, at) => `const codeOf${at} = coders[${at}];`),
    `return (within, codes, at, stride, values) => {`,
    ...lines,
    'return true; };',
  ];
  const make = new Function('coders', 'isFact', text.join('\n'));
  return make(coders, isFact) as GeneratedReader;
}
