import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import type { Product } from './product.js';
import type { Look, Stage } from './stage.js';

const SHOTS = join(import.meta.dirname, '../../.cache/screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page of the console, and what went wrong on it: nothing may. */
export type Walk = {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

/** Watches for errors of the console, requests that fail and requests to anywhere else. */
function watch(page: Page, home: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`page: ${error.message}`));
  page.on('requestfailed', (request) => {
    // A line that is no longer wanted is let go of, which is no failure.
    if (!request.failure()?.errorText.includes('ABORTED')) faults.push(`failed: ${request.url()}`);
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) faults.push(`${answer.status()}: ${answer.url()}`);
  });
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== new URL(home).origin) faults.push(`elsewhere: ${request.url()}`);
  });
  return faults;
}

export async function begin({ browser, product: { url } }: Stage, { language, theme }: Look): Promise<Walk> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: language });
  const preferences = JSON.stringify({ language, theme, narrow: false });
  await context.addInitScript(`localStorage.setItem('tidemark.preferences', ${JSON.stringify(preferences)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const faults = watch(page, url);
  await page.goto(url);
  return { page, faults, close: () => context.close() };
}

export async function logIn({ page }: Walk, { password }: Product, name: string): Promise<void> {
  await page.locator('input[autocomplete="username"]').fill(name);
  await page.locator('input[autocomplete="current-password"]').fill(password(name));
  await page.keyboard.press('Enter');
  await page.locator('nav a').first().waitFor();
}

/** Waits until nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.locator('[role="status"] .ant-skeleton').first().waitFor({ state: 'hidden' });
  // A list that was chosen from is on its way out for a moment.
  await page.locator('.ant-slide-up-leave').first().waitFor({ state: 'hidden' });
}

/** What axe holds to be serious or critical, as `rule: place`. */
export async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    type Found = {
      readonly violations: readonly {
        readonly id: string;
        readonly impact: string;
        readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
      }[];
    };
    const { axe } = globalThis as unknown as { readonly axe: { run: () => Promise<Found> } };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary.replace(/\s+/g, ' ')}`),
      );
  });
}

const OVERFLOW = `(() => {
  const boxes = [document.scrollingElement, document.querySelector('main')].filter(Boolean);
  const cut = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1);
  const edge = (box) => box.getBoundingClientRect().left + box.clientWidth + 1;
  const isBeyond = (box) => (one) => one.getBoundingClientRect().right > edge(box) && one.children.length === 0;
  return cut.map((box) => {
    const found = [...box.querySelectorAll('*')].filter(isBeyond(box)).slice(0, 3);
    const names = found.map((one) => one.tagName + '.' + one.getAttribute('class') + ' ' + one.textContent.slice(0, 30));
    return 'wider than the window by ' + (box.scrollWidth - box.clientWidth) + ': ' + names.join(', ');
  });
})()`;

/** What would have to be scrolled sideways: only tables do, in boxes of their own. */
export function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(OVERFLOW);
}

/** What is said to those who do not see the page, and is not among the texts on it; `data` is what somebody else wrote. */
const SPOKEN = `(() => {
  const NAMES = ['aria-label', 'aria-roledescription', 'aria-description', 'aria-valuetext', 'placeholder', 'alt', 'title'];
  const HIDDEN = '[aria-live], [role="status"], .tm-hidden, caption, legend';
  const isSaid = (one) => one.closest('.tm-data, .cm-content, [aria-hidden="true"]') === null;
  const said = [...document.body.querySelectorAll('*')].filter(isSaid);
  const attributes = said.flatMap((one) => NAMES.flatMap((name) => {
    const text = one.getAttribute(name);
    return text ? [[name, text]] : [];
  }));
  // A live place may hold a whole table: what somebody else wrote there is not judged, and the rest place by place.
  const isLeaf = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  const live = said.filter((one) => one.matches(HIDDEN)).flatMap((one) => [one, ...one.querySelectorAll('*')]);
  const judged = [...new Set(live)].filter((one) => isSaid(one) && isLeaf(one));
  const texts = judged.map((one) => ['text', one.textContent]);
  return [...attributes, ...texts];
})()`;

const KEY = /^[a-z][a-zA-Z]*(\.[a-zA-Z-]+)+$/;
const SENTENCE = /\b[A-Za-z]{3,} [a-z]{2,} [a-z]{2,}\b/;
/** Two words, or one that no name or number stands beside. */
const ENGLISH = /^[A-Z]?[a-z]{2,}( [A-Za-z]+)*$/;

/** Keys of words, and in Chinese English, that came through to the screen or to who hears it. */
export async function untranslated(page: Page, { language }: Look): Promise<readonly string[]> {
  // What somebody else wrote stays in their language: messages, names.
  const data = new Set((await page.locator('.tm-data').allInnerTexts()).flatMap((text) => text.split('\n')));
  const shown = (await page.locator('body').allInnerTexts()).flatMap((text) => text.split('\n'));
  const texts = shown.filter((text) => !data.has(text));
  const keys = texts.filter((text) => KEY.test(text.trim()));
  const english = texts.filter((text) => SENTENCE.test(text));
  // What is also shown was judged there.
  const seen = new Set(shown.map((text) => text.trim()));
  const spoken = (await page.evaluate<readonly (readonly [string, string])[]>(SPOKEN)).filter(
    ([, text]) => !seen.has(text.trim()),
  );
  const wrong = spoken.filter(
    ([, text]) => KEY.test(text.trim()) || (language !== 'en' && (SENTENCE.test(text) || ENGLISH.test(text.trim()))),
  );
  const said = [...new Set(wrong.map(([name, text]) => `${name}: ${text}`))];
  return language === 'en' ? [...keys, ...said] : [...keys, ...english, ...said];
}

export async function shoot(page: Page, { language, theme }: Look, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}-${language}-${theme}.png`), fullPage: false });
}

/** What is read of a place: as it is laid out, line by line, not the text of its elements run together. */
export async function textOf(place: Locator): Promise<string> {
  await place.waitFor();
  return (await place.allInnerTexts()).join('\n');
}
