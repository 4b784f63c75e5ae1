import { afterAll, beforeAll, describe } from '@jest/globals';
import { agent } from './agent.js';
import { campaign } from './campaign.js';
import { isLeftOut, openBrowser } from './chromium.js';
import { firstWalk } from './first-walk.js';
import { lifecycle } from './lifecycle.js';
import { manager } from './manager.js';
import { marketer } from './marketer.js';
import { newcomer } from './newcomer.js';
import { offerDraft } from './offer-draft.js';
import { startProduct } from './product.js';
import { record } from './record.js';
import { screens } from './screens.js';
import type { Stage } from './stage.js';
import { states } from './states.js';
import { tables } from './tables.js';
import { tablet } from './tablet.js';
import { twoTabs } from './two-tabs.js';

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
  describe('every state', () => states(ready));
  describe('a draft of an offer', () => offerDraft(ready));
  describe('a campaign', () => campaign(ready));
  describe('two tabs', () => twoTabs(ready));
  describe('an agent', () => agent(ready));
  describe('a manager', () => manager(ready));
  describe('the lifecycle', () => lifecycle(ready));
  describe('tables', () => tables(ready));
  describe('a tablet', () => tablet(ready));
  describe('a record', () => record(ready));
  describe('a marketer', () => marketer(ready));
  describe('a newcomer', () => newcomer(ready));
});
