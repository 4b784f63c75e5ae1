import { CHANNELS, type ChannelName } from '../customer/consent.js';
import { pathTo } from '../kit/found-problems.js';
import { LOCALES, type Locale } from '../kit/locale.js';
import type { Problem, Read } from '../kit/problem.js';
import type { Offer } from '../offer/offer.js';
import type { ContactPolicy } from '../policy/contact-policy.js';
import { messageFrame } from '../policy/sender/sender-rules.js';
import { namelessValues, TEMPLATE_VARIABLES } from './message.js';
import { splitSms } from './sms-text.js';
import { framed, type WriteOut } from './write-message.js';

/** Names every variable a template asks for that no message carries: it would fail for each customer at sending time. */
export function templateProblems(path: string, variables: readonly string[]): readonly Problem[] {
  const known: readonly string[] = TEMPLATE_VARIABLES;
  return variables
    .filter((variable) => !known.includes(variable))
    .map((variable) => ({ path, code: 'UNKNOWN_VARIABLE', params: { variable, known: known.join(', ') } }));
}

/** What can read and write templates, and what bounds their texts. */
export type TextTrial = {
  readonly templates: WriteOut & { variablesOf(template: string): Read<readonly string[]> };
  readonly policy: Pick<ContactPolicy, 'operatorZone' | 'smsParts' | 'sender'>;
};

type OneText = {
  readonly path: string;
  readonly channel: ChannelName;
  readonly part: 'subject' | 'body';
  readonly locale: Locale;
  readonly text: string;
};

function textsOf({ wording }: Offer): readonly OneText[] {
  return CHANNELS.flatMap((channel) =>
    (['subject', 'body'] as const).flatMap((part) =>
      LOCALES.flatMap((locale): readonly OneText[] => {
        const text = wording[channel]?.[part]?.[locale];
        const path = [channel, part, locale].reduce(pathTo, '$.wording');
        return text === undefined ? [] : [{ path, channel, part, locale, text }];
      }),
    ),
  );
}

/** An id and a name as long as most: with and without a name, so that both sides of a test for it are written once. */
const SOMEBODY = 'C10000001';

function trialProblems(one: OneText, offer: Offer, { templates, policy }: TextTrial): readonly Problem[] {
  const { path, locale, channel, part } = one;
  const nameless = namelessValues(SOMEBODY, offer, locale, policy.operatorZone);
  for (const customerName of ['', SOMEBODY]) {
    const made = templates.render(one.text, { ...nameless, customerName });
    if (!made.ok) return made.problems.map((problem) => ({ ...problem, path }));
    if (channel !== 'sms' || part !== 'body' || policy.smsParts === undefined) continue;
    const { parts } = splitSms(
      framed(made.value, messageFrame(policy.sender, { channel, locale, purpose: offer.purpose })),
    );
    if (parts.length > policy.smsParts) {
      return [{ path, code: 'SMS_TOO_LONG', params: { parts: parts.length, most: policy.smsParts } }];
    }
  }
  return [];
}

/**
 * Every text of an offer that would fail for customers at sending time, by its path: it is no template, asks for what no
 * message has, cannot be written out, or is an SMS of more parts than the contact policy allows.
 */
export function offerTextProblems(offer: Offer, trial: TextTrial): readonly Problem[] {
  return textsOf(offer).flatMap((one) => {
    const variables = trial.templates.variablesOf(one.text);
    if (!variables.ok) return variables.problems.map((problem) => ({ ...problem, path: one.path }));
    const unknown = templateProblems(one.path, variables.value);
    return unknown.length > 0 ? unknown : trialProblems(one, offer, trial);
  });
}
