import type { Words } from '../kit/locale.js';

/** One of the value levers a campaign may pull; the list is `rules/levers.json`. */
export type Lever = { readonly id: string; readonly title: Words; readonly branch: string };
