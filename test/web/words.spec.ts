import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript-5';

const WEB = join(import.meta.dirname, '../../web/src');
const topicsOf = (language: string) => readdirSync(join(WEB, 'words', language)).sort();

type Tree = { readonly [key: string]: string | Tree };

/** Every text by its whole key; forms of number are one text, since languages have different ones. */
function textsOf(tree: Tree, before = ''): (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = before === '' ? name : `${before}.${name}`;
    return typeof value === 'string' ? [[key.replace(/_(one|other)$/, ''), value] as const] : textsOf(value, key);
  });
}

function words(language: string, topic: string): ReadonlyMap<string, string> {
  return new Map(textsOf(JSON.parse(readFileSync(join(WEB, 'words', language, topic), 'utf8'))));
}

const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('schema.ts'))
  .map((name) => ({ name, text: readFileSync(join(WEB, name), 'utf8') }));

const holes = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map(String).sort();

describe('the words of the console', () => {
  it('have the same topics in both languages', () => {
    expect(topicsOf('zh-CN')).toEqual(topicsOf('en'));
  });

  it.each(topicsOf('en'))('%s has the same keys in both, with the same values in them', (topic) => {
    const [english, chinese] = [words('en', topic), words('zh-CN', topic)];
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
    for (const [key, text] of english) expect([key, holes(chinese.get(key) ?? '')]).toEqual([key, holes(text)]);
  });

  it.each(topicsOf('en'))('%s is Chinese in Chinese', (topic) => {
    const foreign = [...words('zh-CN', topic)].filter(
      ([key, text]) => !/\p{Script=Han}/u.test(text) && key !== 'language.other',
    );
    expect(foreign.filter(([, text]) => /[A-Za-z]{2,}/.test(text.replace(/\{\{\w+\}\}/g, '')))).toEqual([]);
  });

  it('are there for every text that is asked for by its whole key', () => {
    const known = new Set(topicsOf('en').flatMap((topic) => [...words('en', topic).keys()]));
    const asked = sources.flatMap(({ name, text }) =>
      [...text.matchAll(/\bt\('([^'$]+)'/g)].map(([, key = '']) => ({ name, key: key.replace(/^[a-z-]+:/, '') })),
    );
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !known.has(key))).toEqual([]);
  });
});

/** Attributes that are shown or read aloud. */
const SAID = new Set([
  'title',
  'label',
  'placeholder',
  'alt',
  'aria-label',
  'okText',
  'cancelText',
  'description',
  'about',
]);
/** The product's own name in the title of the tab. */
const NAME = 'Tidemark 潮位';
const hasLetters = (text: string) => /\p{L}/u.test(text.replaceAll(NAME, ''));
const hasHan = (text: string) => /\p{Script=Han}/u.test(text.replaceAll(NAME, ''));

function saidBy(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return hasLetters(node.text) ? node.text.trim() : null;
  if (ts.isJsxAttribute(node) && SAID.has(node.name.getText())) {
    const { initializer } = node;
    return initializer && ts.isStringLiteral(initializer) && hasLetters(initializer.text) ? initializer.text : null;
  }
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isText && hasHan(node.text) ? node.text : null;
}

/** Text between tags, text in attributes, and Chinese anywhere. */
function textsInCode(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const said = saidBy(node);
    if (said !== null) found.push(said);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('x.tsx', text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return found;
}

describe('the code of the console', () => {
  it.each(sources.filter(({ name }) => name.endsWith('.tsx')))('$name says nothing itself', ({ text }) => {
    expect(textsInCode(text)).toEqual([]);
  });

  it.each([
    ['between tags', '<p>Hello there</p>', ['Hello there']],
    ['in an attribute', '<Input placeholder="Name" />', ['Name']],
    ['in Chinese', "const title = '客户';", ['客户']],
    ['but not a value', '<p>{t("x")}</p>', []],
    ['but not a type', 'const a = useState<Matcher>(() => plainMatcher);', []],
    ['but not a comment', '<p>{/* 客户 */}</p>', []],
  ])('would be found out %s', (_case, text, expected) => {
    expect(textsInCode(text)).toEqual(expected);
  });
});
