import type { Read } from '../kit/problem.js';
import type { MessageFrame } from '../policy/sender/sender-rules.js';
import { type MessageTemplates, type MessageValues, oneLine } from './message.js';

/** What writes a template out for one customer. */
export type WriteOut = { render(template: string, values: MessageValues): Read<string> };

/** A message as the customer gets it, to the letter. */
export type Message = { readonly subject: string | null; readonly body: string };

/** The text with what stands around it. Only the text is a template: a signature says what it says. */
export function framed(text: string, { before, after }: MessageFrame): string {
  return before + text.trim() + after;
}

/**
 * The one place where the words of a message are made: what is sent, what a preview shows, what counts the parts of a
 * text message and what checks an offer's texts ask here. Every problem of body and subject, or the message.
 */
export function writeMessage(
  { subject, body }: MessageTemplates,
  values: MessageValues,
  frame: MessageFrame,
  templates: WriteOut,
): Read<Message> {
  const [text, title] = [body, subject].map((one) => (one === null ? null : templates.render(one, values)));
  const problems = [text, title].flatMap((one) => (one && !one.ok ? one.problems : []));
  if (problems.length > 0 || !text?.ok) return { ok: false, problems };
  return {
    ok: true,
    value: { subject: title?.ok ? oneLine(title.value) : null, body: framed(text.value, frame) },
  };
}
