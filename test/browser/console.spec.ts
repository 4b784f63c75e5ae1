import { afterAll, beforeAll, describe } from '@jest/globals';
import { isLeftOut, openBrowser } from './chromium.js';
import { firstWalk } from './first-walk.js';
import { startProduct } from './product.js';
import { screens } from './screens.js';
import type { Stage } from './stage.js';

(isLeftOut ? describe.skip : describe)('the console in a browser', () => {
  let stage: Stage | null = null;
  function ready(): Stage {
    if (stage === null) throw new Error('nothing was brought up');
    return stage;
  }

  beforeAll(async () => {
    // The browser first: where there is none, no product is brought up for it.
    const browser = await openBrowser();
    try {
      stage = { browser, product: await startProduct() };
    } catch (error) {
      await browser.close();
      throw error;
    }
  }, 600_000);
  afterAll(async () => {
    await stage?.browser.close();
    await stage?.product.stop();
  });

  describe('first walk', () => firstWalk(ready));
  describe('every screen', () => screens(ready));
});
