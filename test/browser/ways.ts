import { HANDS, type HandName } from './hands.js';
import { IS_WHOLE, LOOKS, type Look } from './stage.js';

/** In which language a story is walked, and with what. */
export type Way = Look & { readonly by: HandName };

/** Each language once and each hand once, the mouse in this language, or only one; in a whole walk every language with both. */
export function waysOf(withMouse: Look['language'], only?: Look['language']): readonly Way[] {
  return LOOKS.filter(({ language, theme }) => (language === 'zh-CN') === (theme === 'light')).flatMap(
    (look): readonly Way[] => {
      if (IS_WHOLE) return HANDS.map((by) => ({ ...look, by }));
      if (only !== undefined && look.language !== only) return [];
      return [{ ...look, by: look.language === withMouse ? 'mouse' : 'keyboard' }];
    },
  );
}
