const inChinese = new Intl.Collator('zh-CN');
const [ZERO, NINE] = [48, 57];

const isDigit = (text: string, at: number) => {
  const code = text.charCodeAt(at);
  return code >= ZERO && code <= NINE;
};

/** The letters of a list in the order of a Chinese dictionary: its place stands for the letter. */
function places(texts: Iterable<string>): ReadonlyMap<string, string> {
  const letters = new Set<string>(['0']);
  for (const text of texts) for (let at = 0; at < text.length; at += 1) letters.add(text.charAt(at));
  const inOrder = [...letters].sort(inChinese.compare);
  return new Map(inOrder.map((letter, place) => [letter, String.fromCharCode(1 + place)]));
}

/** A number goes by how long it is, then by its digits. */
function numberKey(digits: string, zero: string): string {
  const number = digits.replace(/^0+(?=\d)/, '');
  return zero + String.fromCharCode(number.length) + number;
}

/**
 * Texts as keys that plain comparison puts in the order of a Chinese dictionary, numbers in them by their size. Asking the
 * dictionary about each pair of ten thousand takes longer than a picture may.
 */
export function sortKeys(texts: readonly string[]): readonly string[] {
  const plain = texts.map((text) => text.toLowerCase());
  const known = places(plain);
  const zero = known.get('0') ?? '';
  return plain.map((text) => {
    let key = '';
    for (let at = 0; at < text.length; at += 1) {
      const from = at;
      while (isDigit(text, at)) at += 1;
      if (at > from) key += numberKey(text.slice(from, at), zero);
      if (at < text.length) key += known.get(text.charAt(at)) ?? '';
    }
    return key;
  });
}
