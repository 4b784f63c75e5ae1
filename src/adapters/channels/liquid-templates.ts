import { Liquid, type Template } from 'liquidjs';
import type { MessageValues } from '../../core/delivery/message.js';
import type { Read } from '../../core/kit/problem.js';
import { Templates } from '../../flows/ports/templates.js';
import { templateFault } from './template-faults.js';

/** Letters of a template, ms of one rendering, and liquidjs' own count of what it allocates. */
const LIMITS = { parseLimit: 20_000, renderLimit: 500, memoryLimit: 200_000 };
const MOST_PARSED = 500;

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
  private readonly parsed = new Map<string, Template[]>();

  override variablesOf(template: string): Read<readonly string[]> {
    return attempt(() => this.engine.globalFullVariablesSync(this.parse(template)).sort());
  }

  override render(template: string, values: MessageValues): Read<string> {
    return attempt(() => String(this.engine.renderSync(this.parse(template), values)));
  }

  /** Offers have few texts and many readers: each is parsed once. */
  private parse(template: string): Template[] {
    const known = this.parsed.get(template);
    if (known) return known;
    const parsed = this.engine.parse(template);
    if (this.parsed.size >= MOST_PARSED) this.parsed.clear();
    this.parsed.set(template, parsed);
    return parsed;
  }
}

function attempt<T>(work: () => T): Read<T> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    return { ok: false, problems: [templateFault(error)] };
  }
}
