import { HANDS, type HandName } from './hands.js';
import { LOOKS, type Look } from './stage.js';

/** In which language a story is walked, and with what. */
export type Way = Look & { readonly by: HandName };

/** Each language once and each hand once: the mouse in this language; in a whole walk every language with both. */
export function waysOf(withMouse: Look['language']): readonly Way[] {
  return LOOKS.filter(({ language, theme }) => (language === 'zh-CN') === (theme === 'light')).flatMap(
    (look): readonly Way[] => {
      if (process.env.TIDEMARK_BROWSER_WHOLE === '1') return HANDS.map((by) => ({ ...look, by }));
      return [{ ...look, by: look.language === withMouse ? 'mouse' : 'keyboard' }];
    },
  );
}
