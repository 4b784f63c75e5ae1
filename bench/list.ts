import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { numbersOf } from './arguments.js';
import { startList } from './list-server.js';

/**
 * npm run bench:list: a list of the console with ten thousand rows in a real browser. What somebody does is done with the
 * mouse and the keyboard; a figure is the time from there until the next picture, and until the rows stand still.
 */
const ROOT = join(import.meta.dirname, '../../..');
const LIMIT_MS = 100;
const ROWS = '.ant-table-tbody-virtual';

/** In the page: how long each event took until the next picture, when rows changed last, and how far pictures were apart. */
const WATCH = `
  globalThis.watched = { events: [], rows: 0, frames: [] };
  new PerformanceObserver((list) => watched.events.push(...list.getEntries())).observe({ type: 'event', durationThreshold: 16 });
  new MutationObserver((changes) => {
    const isRow = ({ target }) => target instanceof Element && target.closest('${ROWS}');
    if (changes.some(isRow)) watched.rows = performance.now();
  }).observe(document, { childList: true, subtree: true, characterData: true });
  let last = 0;
  const frame = (now) => {
    if (last > 0) watched.frames.push(now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
`;
const BEGIN = '({ events: watched.events.length = 0, rows: watched.rows = 0, frames: watched.frames.length = 0 })';
const READ = `(() => {
  const first = Math.min(...watched.events.map(({ startTime }) => startTime));
  const events = watched.events.map(({ duration }) => duration);
  return { event: Math.max(0, ...events), rows: events.length > 0 ? Math.max(0, watched.rows - first) : 0,
    frame: Math.max(0, ...watched.frames) };
})()`;

type Read = { readonly event: number; readonly rows: number; readonly frame: number };
type Deed = { readonly name: string; readonly act: (page: Page) => Promise<void>; readonly of: (read: Read) => number };

const untilShown = ({ event, rows }: Read) => Math.max(event, rows);
const press = (place: number) => async (page: Page) => {
  await page
    .locator('thead th.ant-table-column-has-sorters')
    .nth(place)
    .click({ position: { x: 12, y: 12 } });
};

const DEEDS: readonly Deed[] = [
  { name: 'sortByName', act: press(0), of: untilShown },
  { name: 'sortByTime', act: press(4), of: untilShown },
  { name: 'search', act: (page) => page.keyboard.press('7'), of: untilShown },
  { name: 'clearSearch', act: (page) => page.keyboard.press('Backspace'), of: untilShown },
  {
    name: 'filter',
    act: (page) => page.locator('.ant-table-filter-dropdown-btns .ant-btn-primary').click(),
    of: untilShown,
  },
  { name: 'scroll', act: (page) => page.mouse.wheel(0, 40_000), of: ({ frame }) => frame },
];

/** What has to be so before something is done; it is not measured. */
const READY: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  search: (page) => page.locator('main .ant-input-search input').click(),
  filter: async (page) => {
    await page.locator('thead .ant-table-filter-trigger').first().click();
    await page.locator('.ant-table-filter-dropdown .ant-dropdown-menu-item').first().click();
  },
  scroll: (page) => page.locator(ROWS).hover(),
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
        console.log(`${name.padEnd(14)}${p50Ms.toFixed(0).padStart(6)}${maxMs.toFixed(0).padStart(6)}`);
    }
    if (figures.some(({ p50Ms }) => !(p50Ms <= LIMIT_MS))) process.exitCode = 1;
  } finally {
    await browser.close();
    server.stop();
  }
}

await main(process.argv.slice(2));
process.exit();
