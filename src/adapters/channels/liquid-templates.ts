import { Liquid, type Template } from 'liquidjs';
import type { MessageValues, TEMPLATE_VARIABLES } from '../../core/delivery/message.js';
import type { Problem, Read } from '../../core/kit/problem.js';
import { Templates } from '../../flows/ports/templates.js';

/** Letters of a template, ms of one rendering, and liquidjs' own count of what it allocates. */
const LIMITS = { parseLimit: 20_000, renderLimit: 500, memoryLimit: 200_000 };
const MOST_PARSED = 500;
/** A longer text is left to liquidjs, which counts. */
const MOST_WRITTEN = 20_000;

const VALUES: { readonly [name in (typeof TEMPLATE_VARIABLES)[number]]: (values: MessageValues) => string } = {
  customerId: ({ customerId }) => customerId,
  customerName: ({ customerName }) => customerName,
  expiresOn: ({ expiresOn }) => expiresOn,
  'offer.id': ({ offer }) => offer.id,
  'offer.title': ({ offer }) => offer.title,
  'offer.limits': ({ offer }) => offer.limits,
  'offer.price': ({ offer }) => offer.price,
};

type Piece = string | ((values: MessageValues) => string);
/** `pieces`: a template that is nothing but texts and the variables there are, as most are; null: liquidjs must write it. */
type Parsed = { readonly template: Template[]; readonly pieces: readonly Piece[] | null };

/** Text and variables in turn. A bracket that is left over means more than a variable. */
function piecesOf(template: string): readonly Piece[] | null {
  const parts = template.split(/\{\{ *([\w.]+) *\}\}/);
  const pieces = parts.map((part, index): Piece | undefined => {
    if (index % 2 === 0) return /\{[{%]/.test(part) ? undefined : part;
    return Object.hasOwn(VALUES, part) ? VALUES[part as keyof typeof VALUES] : undefined;
  });
  return pieces.every((piece) => piece !== undefined) ? pieces : null;
}

function written(pieces: readonly Piece[], values: MessageValues): string {
  let text = '';
  for (const piece of pieces) text += typeof piece === 'string' ? piece : piece(values);
  return text;
}

/** Plain text: nothing is escaped, because nothing is HTML. */
export class LiquidTemplates extends Templates {
  private readonly engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    dynamicPartials: false,
    // In place of the file system: a template includes nothing.
    templates: {},
    ...LIMITS,
  });
  private readonly parsed = new Map<string, Parsed>();

  override variablesOf(template: string): Read<readonly string[]> {
    return attempt(() => this.engine.globalFullVariablesSync(this.parse(template).template).sort());
  }

  override render(template: string, values: MessageValues): Read<string> {
    return attempt(() => {
      const parsed = this.parse(template);
      const text = parsed.pieces && written(parsed.pieces, values);
      return text !== null && text.length <= MOST_WRITTEN
        ? text
        : String(this.engine.renderSync(parsed.template, values));
    });
  }

  /** Offers have few texts and many readers: each is parsed once. */
  private parse(template: string): Parsed {
    const known = this.parsed.get(template);
    if (known) return known;
    const parsed = { template: this.engine.parse(template), pieces: piecesOf(template) };
    if (this.parsed.size >= MOST_PARSED) this.parsed.clear();
    this.parsed.set(template, parsed);
    return parsed;
  }
}

function attempt<T>(work: () => T): Read<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const problem: Problem = { path: '$', code: 'TEMPLATE_INVALID', params: { reason: reasonOf(error) } };
    return { ok: false, problems: [problem] };
  }
}

/** The first line: those that follow quote the template. */
function reasonOf(error: unknown): string {
  const [line] = (error instanceof Error ? error.message : String(error)).split('\n');
  return (line ?? '').slice(0, 200);
}
