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

/** What was typed as letters of pinyin; null where it is none. */
function lettersOf(typed: string): string | null {
  const letters = typed.replace(/[\s']/g, '').toLowerCase().replaceAll('v', 'ü');
  return /^[a-zü]+$/.test(letters) ? letters : null;
}

function begins(sounds: readonly string[], first: string | undefined): boolean {
  for (const sound of sounds) if (sound[0] === first) return true;
  return false;
}

/** By pinyin and its first letters: `hd`, `huod` and `huodong` find 活动. */
export function matcherOf(readings: Readings): Matcher {
  // Thousands of texts are asked about one after the other for the same letters.
  let last = { typed: '', letters: lettersOf('') };
  return (text, typed) => {
    if (plainMatcher(text, typed)) return true;
    if (last.typed !== typed) last = { typed, letters: lettersOf(typed) };
    const { letters } = last;
    if (letters === null) return false;
    for (let at = 0; at < text.length; at += 1) {
      if (begins(readings(text.charAt(at)), letters[0]) && isReadFrom(text, at, letters, readings)) return true;
    }
    return false;
  };
}

const NONE: readonly string[] = [];
const HAN = /\p{Script=Han}/u;

let fetched: Promise<Matcher> | null = null;

/** The dictionary is fetched when it is first wanted; a character is looked up in it once. */
export function pinyinMatcher(): Promise<Matcher> {
  fetched ??= fetchMatcher();
  return fetched;
}

/** What a text sounds like in Latin letters, for an id: 高价值赢回 is `gao jia zhi ying hui`. */
export async function inLatin(text: string): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  return pinyin(text, { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' }).join(' ');
}

async function fetchMatcher(): Promise<Matcher> {
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
