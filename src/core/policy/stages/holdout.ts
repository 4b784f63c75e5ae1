import type { Assignment, Layer } from '../holdout/draw.js';
import type { Refusal, RefusalCode } from '../refusal.js';

/** A component control is treated: it never refuses. */
const CODES: { readonly [L in Exclude<Layer, 'component'>]: RefusalCode } = {
  'never-rotated': 'HELD_OUT_ALWAYS',
  global: 'HELD_OUT_GLOBAL',
  campaign: 'HELD_OUT_CAMPAIGN',
};

/** A control unit leaves here, with what would have been sent. `have` is its bucket, `need` the first that is treated. */
export function holdoutRefusals({ arm, layer, salt, bucket, to }: Assignment): readonly Refusal[] {
  if (arm === 'treated' || layer === 'component') return [];
  return [{ code: CODES[layer], component: salt, have: bucket, need: to }];
}
