import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { apiOf } from './api.js';
import { callersWithOffers, waitAtTheDesk } from './at-the-desk.js';
import { looksIn, type Stage } from './stage.js';
import { begin, logIn, overflow, settled, shoot } from './walk.js';

/** Held upright, and on its side. */
const TABLETS = [
  { width: 820, height: 1180 },
  { width: 1180, height: 820 },
];
const TABS = ['profile', 'usage', 'value', 'timeline', 'record'];
/** A finger on a button of the desk; everywhere else what WCAG 2.2 asks for. */
const FINGER_PX = 36;
const LEAST_PX = 24;

const SMALL = `([least, place]) => [...document.querySelectorAll(place)].flatMap((one) => {
  const { width, height } = one.getBoundingClientRect();
  const isSeen = width > 0 && getComputedStyle(one).visibility === 'visible';
  const isSmall = isSeen && (height < least || width < least);
  return isSmall ? [(one.getAttribute('aria-label') || one.textContent.trim() || one.className) + ' ' + Math.round(width) + ' x ' + Math.round(height)] : [];
})`;

/** Buttons that a finger would miss. */
function missed(page: Page, least: number, place: string): Promise<readonly string[]> {
  return page.evaluate(`(${SMALL})(${JSON.stringify([least, place])})`);
}

/** Agents have tablets: everything is there, and big enough for a finger. */
export function tablet(stage: () => Stage): void {
  it.each(looksIn('zh-CN'))(
    'has the desk and the customers, and cuts nothing off: $language, $theme',
    async (look) => {
      const { product } = stage();
      const walk = await begin(stage(), look);
      const { page } = walk;
      const admin = await apiOf(page, product, 'admin');
      await waitAtTheDesk(admin);
      const [caller] = await callersWithOffers(admin, 1);
      if (!caller) throw new Error('nobody calls');
      await logIn(walk, product, 'admin');
      const places = [
        '/desk',
        `/desk/${caller.id}`,
        '/customers',
        ...TABS.map((tab) => `/customers/${caller.id}/${tab}`),
      ];
      const wrong: (readonly [string, string])[] = [];
      for (const place of places) {
        await page.goto(`${product.url}${place}`);
        await page.locator('main .tm-panel').first().waitFor();
        await page.waitForLoadState('networkidle');
        for (const size of TABLETS) {
          await page.setViewportSize(size);
          await settled(page);
          const small = await missed(page, LEAST_PX, 'main button');
          const missable = await missed(page, FINGER_PX, '.tm-outcomes button, .tm-acts button');
          const found = [...(await overflow(page)), ...small, ...missable];
          wrong.push(...found.map((one): readonly [string, string] => [`${place} ${size.width}`, one]));
          await shoot(page, look, `tablet-${size.width}${place.replaceAll('/', '-').replace(caller.id, 'one')}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
