import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

type Script = {
  readonly HOW: string;
  readonly findChromium: (env: NodeJS.ProcessEnv) => string | null;
  readonly isLeftOut: (env: NodeJS.ProcessEnv) => boolean;
};

const { HOW, findChromium, ...script }: Script = await import(
  join(import.meta.dirname, '../../scripts', 'chromium.mjs')
);

/** Said aloud: who sets it knows that browser tests are reported as skipped. */
export const isLeftOut = script.isLeftOut(process.env);

/** Without a Chinese font every character is the same box, and every test passes. */
const HAS_CHINESE_FONT = `(() => {
  const draw = (text) => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen.font = '32px sans-serif';
    pen.fillText(text, 4, 40);
    return canvas.toDataURL();
  };
  return draw('潮') !== draw('位');
})()`;

async function hasChineseFont(browser: Browser): Promise<boolean> {
  const page = await browser.newPage();
  try {
    return await page.evaluate<boolean>(HAS_CHINESE_FONT);
  } finally {
    await page.close();
  }
}

/** Where Chromium is; where it is not, the test fails with the instruction. */
export function chromiumPath(): string {
  const path = findChromium(process.env);
  if (path === null) throw new Error(HOW);
  return path;
}

/** The machine's own Chromium, seen to draw Chinese. A sandbox cannot be had as root. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const browser = await chromium.launch({ executablePath, args: [...args, '--font-render-hinting=none'] });
  if (await hasChineseFont(browser)) return browser;
  await browser.close();
  throw new Error(HOW);
}
