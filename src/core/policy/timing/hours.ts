import type { ChannelName, Purpose } from '../../customer/consent.js';
import type { Words } from '../../kit/locale.js';

/**
 * A stretch of a day in the customer's wall time. ISO weekdays, 1 is Monday. `to` excludes its end; at or before `from` it
 * is on the next day, and the day named is the one on which the stretch starts.
 */
export type AllowedHours = { readonly days: readonly number[]; readonly from: string; readonly to: string };

/** Hours of channels and purposes: said as those in which we may speak, or as those that are quiet, which is the complement. */
export type ContactHours = {
  readonly channels: readonly ChannelName[];
  readonly purposes: readonly Purpose[];
  readonly allowed?: readonly AllowedHours[];
  readonly quiet?: readonly AllowedHours[];
  /** Hours that begin at midnight after a quiet day are meant, and no hole between two windows. */
  readonly fromMidnight?: boolean;
};

/** The law of a place. A customer is in the first whose regions or zones name theirs. */
export type Jurisdiction = {
  readonly id: string;
  readonly title?: Words;
  readonly regions?: readonly string[];
  readonly zones?: readonly string[];
  /** A preset of `quiet-presets.json` whose hours hold; with `hours` beside it both do. */
  readonly preset?: string;
  readonly hours?: readonly ContactHours[];
};
