import type { Column, FactBlock } from '../fact-block.js';
import { isContactFact } from '../identity/contact-state.js';

const ORIGIN = 'origin';

/** Which of some facts are known of anybody, over blocks of the base or over those of one origin. */
export class FactsAnswered {
  /** What blocks must hold. */
  readonly asked: readonly string[];
  private readonly known = new Set<string>();
  private counted = 0;

  /** `origin` null: everybody. */
  constructor(
    facts: readonly string[],
    private readonly origin: string | null,
  ) {
    const told = facts.filter((fact) => !isContactFact(fact));
    this.asked = [...new Set(origin === null ? told : [...told, ORIGIN])];
  }

  /** Customers looked at. */
  get customers(): number {
    return this.counted;
  }

  /** Contacts are told of everybody: who has none was never spoken to. */
  has(fact: string): boolean {
    return this.known.has(fact) || isContactFact(fact);
  }

  add({ n, columns }: FactBlock): void {
    const members = membersOf(n, columns.get(ORIGIN), this.origin);
    this.counted += members.reduce((sum, member) => sum + member, 0);
    for (const [name, { present }] of columns) {
      if (!this.known.has(name) && members.some((member, row) => member === 1 && present[row] === 1)) {
        this.known.add(name);
      }
    }
  }
}

function membersOf(n: number, column: Column | undefined, origin: string | null): Uint8Array {
  if (origin === null) return new Uint8Array(n).fill(1);
  const members = new Uint8Array(n);
  if (column?.kind !== 'dict') return members;
  const code = column.dictionary.indexOf(origin);
  for (let row = 0; row < n; row += 1) {
    members[row] = column.present[row] === 1 && column.values[row] === code ? 1 : 0;
  }
  return members;
}
