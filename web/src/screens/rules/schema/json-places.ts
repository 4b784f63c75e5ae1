import type { Step } from '../draft/pack-draft.ts';

export type Place = { readonly from: number; readonly to: number };

/** `$.rules[0].title` as its steps. */
export function stepsOf(path: string): readonly Step[] {
  return [...path.matchAll(/\.([^.[\]]+)|\[(\d+)\]/g)].map(([, name, index]) => name ?? Number(index));
}

const TOKEN = /[{}[\]:,]|"(?:[^"\\]|\\.)*"|[^\s{}[\]:,"]+/g;

type Token = Place & { readonly text: string };
type Frame = { readonly opened: number; readonly steps: readonly Step[]; key: Step | null };

const keyOf = (steps: readonly Step[]) => JSON.stringify(steps);

/**
 * Where in a text of well-formed JSON each value stands, by its steps; and by them with a `#` before, where its name stands.
 */
export class JsonPlaces {
  private readonly places = new Map<string, Place>();
  private readonly frames: Frame[] = [];

  constructor(text: string) {
    for (const match of text.matchAll(TOKEN))
      this.take({ text: match[0], from: match.index, to: match.index + match[0].length });
  }

  /** Of the value, or of the nearest around it that there is. */
  of(steps: readonly Step[]): Place {
    const found = this.places.get(keyOf(steps));
    if (found !== undefined) return found;
    return steps.length === 0 ? { from: 0, to: 0 } : this.of(steps.slice(0, -1));
  }

  /** Of the name in front of the value; for a value without one, of itself. */
  nameOf(steps: readonly Step[]): Place {
    return this.places.get(`#${keyOf(steps)}`) ?? this.of(steps);
  }

  private here(): readonly Step[] {
    const frame = this.frames.at(-1);
    return frame === undefined ? [] : [...frame.steps, ...(frame.key === null ? [] : [frame.key])];
  }

  private take(token: Token): void {
    const frame = this.frames.at(-1);
    switch (token.text) {
      case '{':
      case '[':
        this.frames.push({ opened: token.from, steps: this.here(), key: token.text === '[' ? 0 : null });
        return;
      case '}':
      case ']':
        this.close(token);
        return;
      case ',':
        if (frame) frame.key = typeof frame.key === 'number' ? frame.key + 1 : null;
        return;
      case ':':
        return;
      default:
        this.plain(token, frame);
    }
  }

  private close(token: Token): void {
    const frame = this.frames.pop();
    if (frame) this.places.set(keyOf(frame.steps), { from: frame.opened, to: token.to });
  }

  /** A name, if its object waits for one; else a value. */
  private plain({ text, from, to }: Token, frame: Frame | undefined): void {
    if (frame && frame.key === null) {
      frame.key = nameIn(text);
      this.places.set(`#${keyOf(this.here())}`, { from, to });
    } else this.places.set(keyOf(this.here()), { from, to });
  }
}

function nameIn(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}
