import type { NothingBecause } from '../../decision/decision.js';
import type { Words } from '../../kit/locale.js';

/** Why an event came to nothing. */
export const EVENT_WORDS = {
  EVENT_UNHEARD: {
    'zh-CN': '没有进行中的活动在等待这类事件。',
    en: 'No active campaign waits for this kind of event.',
  },
  EVENT_NO_RULE: {
    'zh-CN': '等待这类事件的活动中，没有规则适用于该客户。',
    en: 'Of the campaigns that wait for this kind of event, no rule is true of the customer.',
  },
  EVENT_OVERTAKEN: {
    'zh-CN': '就同一事项已先收到更新的事件，此事件只计数，不再决策。',
    en: 'A newer event on the same matter was told before it: it is counted, and decides nothing.',
  },
  EVENT_TOO_OLD: {
    'zh-CN': '事件发生已久，只计数，不再决策。',
    en: 'It happened too long ago: it is counted, and decides nothing.',
  },
} as const satisfies { readonly [C in NothingBecause]: Words };
