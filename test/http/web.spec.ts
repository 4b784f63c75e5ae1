import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const WEB = join(import.meta.dirname, '../../web');
const read = (name: string) => readFileSync(join(WEB, name), 'utf8');
const { WORDS } = (await import(join(WEB, 'words.js'))) as { WORDS: Record<string, Record<string, string>> };
const english = WORDS.en ?? {};
const chinese = WORDS['zh-CN'] ?? {};

describe('the texts of the page', () => {
  it('are there in both languages, with the same values in them', () => {
    const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(english)) {
      expect([key, holes(chinese[key] ?? '')]).toEqual([key, holes(text)]);
    }
  });

  it('are those the page asks for', () => {
    const scripts = readdirSync(WEB).filter((name) => name.endsWith('.js') && name !== 'words.js');
    const asked = scripts.flatMap((name) => [...read(name).matchAll(/\bt\('([^']+)'/g)].map(([, key]) => key ?? ''));
    expect(asked.filter((key) => !Object.hasOwn(english, key))).toEqual([]);
  });

  it('are all asked for', () => {
    const code = readdirSync(WEB)
      .filter((name) => name.endsWith('.js') && name !== 'words.js')
      .map(read)
      .join('\n');
    const isAsked = (key: string) => code.includes(`'${key}'`) || code.includes(`\`${key.split('.')[0]}.$`);
    expect(Object.keys(english).filter((key) => !isAsked(key))).toEqual([]);
  });
});

describe('the page', () => {
  it('has no script or style in itself and loads nothing from elsewhere', () => {
    const html = read('index.html');
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|https?:\/\//);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)/);
  });

  it('never reads what it is given as HTML', () => {
    for (const name of readdirSync(WEB).filter((one) => one.endsWith('.js'))) {
      expect([name, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b/.test(read(name))]).toEqual([
        name,
        false,
      ]);
    }
  });
});
