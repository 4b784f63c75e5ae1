import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const HOW = [
  'Browser tests need Chromium and a Chinese font: apt-get install chromium fonts-noto-cjk.',
  'TIDEMARK_NO_BROWSER=1 leaves them out.',
  '浏览器测试需要 Chromium 和中文字体：apt-get install chromium fonts-noto-cjk；设置 TIDEMARK_NO_BROWSER=1 可跳过。',
].join('\n');

/** Said aloud: who sets it knows that browser tests are reported as skipped. */
export const isLeftOut = process.env.TIDEMARK_NO_BROWSER === '1';

/** The machine's own Chromium. A sandbox cannot be had as root. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((place) => existsSync(place));
  if (executablePath === undefined) throw new Error(HOW);
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args: [...args, '--font-render-hinting=none'] });
}

/** Without a Chinese font every character is the same box, and every test passes. */
export const HAS_CHINESE_FONT = `(() => {
  const draw = (text) => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen.font = '32px sans-serif';
    pen.fillText(text, 4, 40);
    return canvas.toDataURL();
  };
  return draw('潮') !== draw('位');
})()`;
