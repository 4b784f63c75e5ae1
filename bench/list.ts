import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { numbersOf } from './arguments.js';
import { startList } from './list-server.js';

/**
 * npm run bench:list: a list of the console with ten thousand rows in a real browser. What somebody does is done with the
 * mouse and the keyboard; a figure is the time from there until the last picture that it changes. Rows that do not change
 * are no answer: a figure that is not there is not below the limit.
 */
const ROOT = join(import.meta.dirname, '../../..');
const LIMIT_MS = 100;
const TABLE = '.tm-table[data-long="true"]';
const ROWS = `${TABLE} tbody`;

/**
 * In the page: when somebody let go of the button or pressed the key, when the rows that changed after it were seen (the
 * first task after the picture they are in), how long the browser itself says it took, and how far pictures were apart.
 */
const WATCH = `
  globalThis.watched = { began: 0, seen: 0, events: [], frames: [] };
  for (const kind of ['pointerup', 'keydown', 'wheel'])
    addEventListener(kind, ({ timeStamp }) => { watched.began ||= timeStamp; }, { capture: true, passive: true });
  new PerformanceObserver((list) => watched.events.push(...list.getEntries())).observe({ type: 'event', durationThreshold: 16 });
  const afterPicture = new MessageChannel();
  afterPicture.port1.onmessage = () => { watched.seen = performance.now(); };
  new MutationObserver((changes) => {
    const isRow = ({ target }) => target instanceof Element && target.closest('${ROWS}');
    if (changes.some(isRow)) requestAnimationFrame(() => afterPicture.port2.postMessage(null));
  }).observe(document, { childList: true, subtree: true, characterData: true });
  let last = 0;
  const frame = (now) => {
    if (last > 0) watched.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;
const BEGIN = 'void Object.assign(watched, { began: 0, seen: 0, events: [], frames: [] })';
const READ = `(() => {
  const { began, seen, events, frames } = watched;
  const box = document.querySelector('${TABLE} .ant-table-content').getBoundingClientRect();
  const middle = document.elementFromPoint(box.left + 40, box.top + box.height / 2);
  return {
    shown: began > 0 && seen > began ? Math.max(seen - began, ...events.map(({ duration }) => duration)) : null,
    frame: middle?.closest('.ant-table-row') ? Math.max(...frames) : null,
  };
})()`;

type Read = { readonly shown: number | null; readonly frame: number | null };
type Deed = { readonly name: string; readonly act: (page: Page) => Promise<void>; readonly of: (read: Read) => number };

const untilShown = ({ shown }: Read) => shown ?? Number.NaN;
const press = (place: number) => async (page: Page) => {
  await page
    .locator('thead th.ant-table-column-has-sorters')
    .nth(place)
    .click({ position: { x: 12, y: 12 } });
};
const type = (text: string) => async (page: Page) => {
  await page.keyboard.press(text);
};

const DEEDS: readonly Deed[] = [
  { name: 'sortByName', act: press(0), of: untilShown },
  { name: 'sortByTime', act: press(4), of: untilShown },
  { name: 'search', act: type('9'), of: untilShown },
  { name: 'clearSearch', act: type('Backspace'), of: untilShown },
  { name: 'searchByPinyin', act: type('w'), of: untilShown },
  { name: 'clearPinyin', act: type('Backspace'), of: untilShown },
  { name: 'filter', act: (page) => page.locator('.tm-filter-panel label').first().click(), of: untilShown },
  { name: 'scroll', act: (page) => page.mouse.wheel(0, 40_000), of: ({ frame }) => frame ?? Number.NaN },
];

const search = (page: Page) => page.locator('main .tm-table-search input').click();

/** What has to be so before something is done; it is not measured. */
const READY: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  search,
  searchByPinyin: search,
  filter: (page) => page.locator('thead .tm-filter').first().click(),
  scroll: async (page) => {
    await page.keyboard.press('Escape');
    await page
      .locator(ROWS)
      .first()
      .hover({ position: { x: 40, y: 200 } });
  },
};

const REST_MS = 400;
const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;

async function measured(page: Page, { name, act, of }: Deed): Promise<number> {
  await READY[name]?.(page);
  await page.waitForTimeout(REST_MS);
  await page.evaluate(BEGIN);
  await act(page);
  await page.waitForTimeout(REST_MS);
  return of(await page.evaluate<Read>(READ));
}

async function openList(page: Page, url: string): Promise<void> {
  await page.addInitScript(WATCH);
  await page.goto(`${url}/offers`);
  await page.locator('input[autocomplete="username"]').fill('bench');
  await page.locator('input[autocomplete="current-password"]').fill('bench');
  await page.keyboard.press('Enter');
  await page.locator(`${ROWS} .ant-table-row`).first().waitFor();
}

async function main(args: readonly string[]): Promise<void> {
  const number = numbersOf(args);
  const [rows, rounds] = [number('--rows', 10_000), number('--rounds', 5)];
  const { findChromium, HOW } = await import(join(ROOT, 'scripts', 'chromium.mjs'));
  const executablePath: string | null = findChromium(process.env);
  if (executablePath === null) throw new Error(HOW);
  const server = await startList(join(ROOT, 'dist', 'web'), rows);
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: sandbox });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    await openList(page, server.url);
    const found = new Map(DEEDS.map(({ name }) => [name, [] as number[]]));
    for (let round = 0; round < rounds; round += 1) {
      for (const deed of DEEDS) found.get(deed.name)?.push(await measured(page, deed));
    }
    const figures = [...found].map(([name, ms]) => ({ name, p50Ms: median(ms), maxMs: Math.max(...ms) }));
    const drawn = await page.locator(`${ROWS} .ant-table-row`).count();
    if (args.includes('--json')) console.log(JSON.stringify({ rows, drawn, rounds, limitMs: LIMIT_MS, figures }));
    else {
      console.log(`${rows} rows, ${drawn} of them drawn; milliseconds, median and most of ${rounds}`);
      for (const { name, p50Ms, maxMs } of figures)
        console.log(`${name.padEnd(16)}${p50Ms.toFixed(0).padStart(6)}${maxMs.toFixed(0).padStart(6)}`);
    }
    if (figures.some(({ p50Ms }) => !(p50Ms <= LIMIT_MS))) process.exitCode = 1;
  } finally {
    await browser.close();
    server.stop();
  }
}

await main(process.argv.slice(2));
process.exit();
