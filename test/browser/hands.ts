import type { Locator, Page } from 'playwright-core';
import { textOf } from './walk.js';

/** How somebody works the console: who has no mouse comes everywhere with Tab. */
export type Hand = {
  readonly press: (what: Locator) => Promise<void>;
  readonly write: (field: Locator, text: string) => Promise<void>;
  /** From a list that unfolds; `typed` looks it up first, where the list is searched. */
  readonly choose: (list: Locator, option: string, typed?: string) => Promise<void>;
  /** One of several that stand there all. */
  readonly pick: (choice: Locator) => Promise<void>;
};

export const HANDS = ['mouse', 'keyboard'] as const;
export type HandName = (typeof HANDS)[number];

/** No screen has more places than this at which a keyboard stops. */
const MOST_STOPS = 600;
const MOST_OPTIONS = 60;

const OPEN = '.ant-select-dropdown:not(.ant-select-dropdown-hidden)';

type Element = {
  readonly contains: (other: Element) => boolean;
  readonly compareDocumentPosition: (other: Element) => number;
};

/** The list before may still be closing: of two that are open nobody knows which is meant. */
const closed = (page: Page) => page.locator(OPEN).first().waitFor({ state: 'hidden' });

/** Where a place is, seen from where the keyboard is. */
const whereIs = (place: Locator) =>
  place.evaluate((wanted: Element) => {
    const PRECEDING = 2;
    const { activeElement: now } = (
      globalThis as unknown as { readonly document: { readonly activeElement: Element | null } }
    ).document;
    if (now === null) return 'behind';
    if (wanted === now || wanted.contains(now)) return 'here';
    return (now.compareDocumentPosition(wanted) & PRECEDING) !== 0 ? 'before' : 'behind';
  });

function mouse(page: Page): Hand {
  return {
    press: (what) => what.click(),
    write: async (field, text) => {
      await field.click({ clickCount: 3 });
      await page.keyboard.type(text);
    },
    choose: async (list, option, typed) => {
      await closed(page);
      await list.click();
      if (typed !== undefined) await page.keyboard.type(typed);
      await page.locator(`${OPEN} .ant-select-item-option`).filter({ hasText: option }).first().click();
    },
    pick: (choice) => choice.click(),
  };
}

function keyboard(page: Page): Hand {
  const { keyboard: keys } = page;
  const goTo = async (place: Locator) => {
    for (let stops = 0; stops < MOST_STOPS; stops += 1) {
      const where = await whereIs(place);
      if (where === 'here') return;
      await keys.press(where === 'before' ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`the keyboard does not come to ${place}`);
  };
  return {
    press: async (what) => {
      await goTo(what);
      await keys.press('Enter');
    },
    write: async (field, text) => {
      await goTo(field);
      await keys.press('Control+a');
      await keys.type(text);
    },
    choose: async (list, option, typed) => {
      await closed(page);
      await goTo(list);
      if (typed === undefined) await keys.press('ArrowDown');
      else await keys.type(typed);
      const active = page.locator(`${OPEN} .ant-select-item-option-active`);
      for (let tried = 0; tried < MOST_OPTIONS; tried += 1) {
        if ((await textOf(active)).includes(option)) return keys.press('Enter');
        await keys.press('ArrowDown');
      }
      throw new Error(`no ${option} in ${list}`);
    },
    // Of radio buttons the keyboard stops at the one that is chosen; arrows go on from it.
    pick: async (choice) => {
      const group = choice.locator('xpath=ancestor::*[@role="radiogroup" or contains(@class, "ant-radio-group")][1]');
      await goTo(group);
      for (let tried = 0; tried < MOST_OPTIONS; tried += 1) {
        if ((await whereIs(choice)) === 'here') return;
        await keys.press('ArrowDown');
      }
      throw new Error(`no ${choice} to pick`);
    },
  };
}

export function handOf(name: HandName, page: Page): Hand {
  return name === 'mouse' ? mouse(page) : keyboard(page);
}
