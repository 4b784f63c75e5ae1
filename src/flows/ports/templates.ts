import type { MessageValues } from '../../core/delivery/message.js';
import type { Read } from '../../core/kit/problem.js';

/** Texts with variables, as marketers write them. Written by people, so neither may a template hang or reach what it was not given. */
export abstract class Templates {
  /** The variables it asks for, as `offer.title`, sorted; or why it is no template. */
  abstract variablesOf(template: string): Read<readonly string[]>;
  /** Plain text. An unknown variable or filter, or too much work, is a problem. */
  abstract render(template: string, values: MessageValues): Read<string>;
}
