/** Whether a text is what somebody means by what they typed. */
export type Matcher = (text: string, typed: string) => boolean;

export const plainMatcher: Matcher = (text, typed) => text.toLowerCase().includes(typed.trim().toLowerCase());

/** How a Chinese character may be read, without tones: `['zhong', 'chong']`; of anything else nothing. */
type Readings = (letter: string) => readonly string[];

/** Whether what is left of the letters can be the characters from here on: each by its sound, or by how it begins. */
function isReadFrom(text: string, at: number, letters: string, readings: Readings): boolean {
  if (letters === '') return true;
  const sounds = at < text.length ? readings(text.charAt(at)) : [];
  return sounds.some((sound) => {
    let fits = 0;
    while (fits < sound.length && sound.charAt(fits) === letters.charAt(fits)) fits += 1;
    const begin = /^[zcs]h/.test(sound) ? 2 : 1;
    // Half a sound is meant where the letters end, or where only how it begins is given.
    const lengths = [1, begin, sound.length, letters.length].filter((length) => length <= fits);
    return lengths.some((length) => isReadFrom(text, at + 1, letters.slice(length), readings));
  });
}

/** By pinyin and its first letters: `hd`, `huod` and `huodong` find 活动. */
export function matcherOf(readings: Readings): Matcher {
  return (text, typed) => {
    if (plainMatcher(text, typed)) return true;
    const letters = typed.replace(/[\s']/g, '').toLowerCase().replaceAll('v', 'ü');
    if (!/^[a-zü]+$/.test(letters)) return false;
    const [first] = letters;
    for (let at = 0; at < text.length; at += 1) {
      const begins = readings(text.charAt(at)).some((sound) => sound[0] === first);
      if (begins && isReadFrom(text, at, letters, readings)) return true;
    }
    return false;
  };
}

const NONE: readonly string[] = [];
const HAN = /\p{Script=Han}/u;

/** The dictionary is fetched when it is first wanted; a character is looked up in it once. */
export async function pinyinMatcher(): Promise<Matcher> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, readonly string[]>();
  return matcherOf((letter) => {
    if (letter < '\u2E80') return NONE;
    const found = known.get(letter);
    if (found) return found;
    const options = { multiple: true, toneType: 'none', type: 'array' } as const;
    const read = HAN.test(letter) ? [...new Set(pinyin(letter, options))] : NONE;
    known.set(letter, read);
    return read;
  });
}
