/** Whether a text is what somebody means by what they typed. */
export type Matcher = (text: string, typed: string) => boolean;

export const plainMatcher: Matcher = (text, typed) => text.toLowerCase().includes(typed.trim().toLowerCase());

/** Also by pinyin and its first letters: `hd` and `huodong` find 活动. The dictionary is fetched when it is first wanted. */
export async function pinyinMatcher(): Promise<Matcher> {
  const { match } = await import('pinyin-pro');
  return (text, typed) => plainMatcher(text, typed) || match(text, typed.trim(), { continuous: true }) !== null;
}
