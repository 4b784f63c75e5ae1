import { expect, it } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { funnelRowWords } from '../../src/core/words/funnel-words.js';
import { type Hand, handOf } from './hands.js';
import type { Look, Stage } from './stage.js';
import { begin, logIn, settled, shoot, textOf, untranslated, type Walk } from './walk.js';
import { waysOf } from './ways.js';
import { wordsIn } from './words.js';

const PACK = '25-decline-win-back';
/** Units of money a month: of those the pack chooses, some spend less than the one, more less than the other. */
const [THRESHOLD, RAISED] = [80, 110];
/** A customer of the sample, in decline, between the two. */
const PERSONA = { id: '5140-FOMCQ', spends: 109.15 } as const;
/** Why most are refused, on any base: they were never asked. */
const REASON = 'CONSENT_MISSING';
const PAGE = 50;

const WHY: { readonly [L in Look['language']]: RegExp } = {
  'zh-CN': /客户从未同意接收\S+。/,
  en: /The customer never gave consent for [^.]+\./,
};

/** What a condition found beside what it asked. */
const VALUE: typeof WHY = { 'zh-CN': /实际为\s?\S/, en: /; it is \S/ };

type Going = Walk & { readonly look: Look; readonly hand: Hand; readonly t: (key: string) => string };

/** The first number of a text: 1,363 or ¥187.73. */
const numberIn = (text: string) => Number(/\d[\d,]*(\.\d+)?/.exec(text)?.[0].replaceAll(',', ''));
const lastNumberIn = (text: string) =>
  Number(
    text
      .match(/\d[\d,]*(\.\d+)?/g)
      ?.at(-1)
      ?.replaceAll(',', ''),
  );

/** A number as the console says it. */
const said = (value: number) => value.toLocaleString('en');

/** A part of the page by its title. */
const panel = ({ page }: Going, title: string) =>
  page.locator('.tm-panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) });

/** How many the rule chooses, once that is another number than it was and nothing is being counted. */
async function counted({ page }: Going, was: number | null): Promise<number> {
  const found = await page.waitForFunction((before) => {
    type Element = { readonly textContent: string };
    const { document } = globalThis as unknown as { readonly document: { querySelector(of: string): Element | null } };
    const shown = document.querySelector('.tm-count .tm-figures dd');
    if (!shown || document.querySelector('.tm-panel .anticon-loading')) return null;
    const now = Number((/\d[\d,]*/.exec(shown.textContent) ?? [''])[0].replaceAll(',', ''));
    return now === before ? null : { now };
  }, was);
  const now = await found.jsonValue();
  if (now === null) throw new Error('waited for nothing');
  return now.now;
}

/** In a click; under a name that nobody has. */
async function copyPack({ page, hand }: Going): Promise<void> {
  await hand.press(page.locator('nav a[href="/playbook"]'));
  const card = page.locator('.tm-pack').filter({ has: page.locator(`a[href="/playbook/${PACK}"]`) });
  await card.waitFor();
  await hand.press(card.getByRole('button').first());
  await page.waitForURL(`**/rules/${PACK}-copy*`);
}

const writeThreshold = ({ page, hand }: Going, value: number) =>
  hand.write(page.locator('.queryBuilder .tm-number-value input').last(), String(value));

/** A condition more on the first rule of the pack. */
async function addThreshold(going: Going): Promise<void> {
  const { page, hand, t } = going;
  const builder = page.locator('.queryBuilder');
  await hand.press(builder.getByRole('button', { name: t('rules.addCondition') }).first());
  await hand.choose(builder.locator('.tm-fact').last(), 'ARPU', 'arpu3m');
  await hand.choose(builder.locator('.tm-operator').last(), t('rules.operator.greaterThanInclusive'));
  await writeThreshold(going, THRESHOLD);
}

/** The line on what a customer spends, in the tree of a result. */
const onSpending = (place: Locator, need: number) =>
  place
    .locator('.tm-condition')
    .filter({ hasText: 'ARPU' })
    .filter({ hasText: String(need) });

/** Some whom the rule chooses are named; one that the marketer knows is among whom it chooses. */
async function tryPersona(going: Going): Promise<void> {
  const { hand, t } = going;
  const place = panel(going, t('rules.persona.title'));
  await hand.press(place.getByRole('button', { name: t('rules.persona.samples') }));
  await place.locator('.tm-chip').first().waitFor();
  await hand.write(place.getByRole('textbox', { name: t('rules.persona.customer') }), PERSONA.id);
  await hand.press(place.getByRole('button', { name: t('rules.persona.try'), exact: true }));
  await place.locator('strong').getByText(PERSONA.id, { exact: true }).waitFor();
  await place.getByText(t('app.matched.true'), { exact: true }).waitFor();
  const held = onSpending(place, THRESHOLD);
  expect(await held.getAttribute('data-truth')).toBe('true');
  expect(lastNumberIn(await textOf(held))).toBe(PERSONA.spends);
  expect(await place.locator('.tm-how-far').count()).toBe(0);
}

/** The same customer, by the rule as it is now: which condition fails, and what they would have to spend. */
async function expectToMiss(going: Going): Promise<void> {
  const place = panel(going, going.t('rules.persona.title'));
  await place.getByText(going.t('app.matched.false'), { exact: true }).waitFor();
  const missed = onSpending(place, RAISED);
  expect(await missed.getAttribute('data-truth')).toBe('false');
  expect(lastNumberIn(await textOf(missed))).toBe(PERSONA.spends);
  const howFar = await place.locator('.tm-how-far li').allInnerTexts();
  expect(howFar).toHaveLength(1);
  expect(howFar[0]).toContain('ARPU');
  expect(howFar[0]).toContain(String(RAISED));
}

/** What saving changes is told before it is done. */
async function save(going: Going, fewest: number): Promise<void> {
  const { page, hand, t } = going;
  await hand.press(page.getByRole('button', { name: t('rules.save.do'), exact: false }));
  const dialog = page.getByRole('dialog');
  await dialog.locator('.tm-figures').waitFor();
  const told = await textOf(dialog);
  expect(told).toContain(String(RAISED));
  expect(told).toContain(said(fewest));
  await hand.press(dialog.locator('.ant-btn-primary'));
  await page.getByText(t('rules.versionName').replace('{{version}}', '2'), { exact: true }).waitFor();
}

async function makeCampaign(going: Going): Promise<void> {
  const { page, hand, t } = going;
  await hand.press(page.getByRole('button', { name: t('rules.makeCampaign') }));
  await page.waitForURL('**/campaigns/new**');
  await hand.pick(page.getByRole('radio', { name: t('plan.schedule.kind.hand') }));
  await hand.press(page.getByRole('button', { name: t('campaigns.saveDraft') }));
  await page.waitForURL((url) => /^\/campaigns\/(?!new)/.test(url.pathname));
}

/** Before it starts it is told whom it reaches; answers how many match. */
async function start(going: Going): Promise<number> {
  const { page, hand, t } = going;
  await hand.press(page.getByRole('button', { name: t('campaigns.start'), exact: false }).first());
  const dialog = page.getByRole('dialog');
  await dialog.locator('.tm-start-people').waitFor({ timeout: 180_000 });
  const matched = numberIn(await textOf(dialog.locator('.tm-start-people p')));
  await hand.write(dialog.locator('textarea'), 'win-back');
  await hand.press(dialog.locator('.ant-btn-primary'));
  await page.waitForURL('**/runs/**');
  return matched;
}

/** A row of the funnel by what it is called. */
const bar = ({ page, look }: Going, step: 'matched' | 'refused', code: string | null) => {
  const words = funnelRowWords({ step, code, channel: null })[look.language];
  return page.locator('.tm-funnel button').filter({ has: page.getByText(words, { exact: true }) });
};
const countOf = async (row: Locator) => numberIn(await textOf(row.locator('.tm-funnel-count')));

/** The funnel fills until the run is over, and then adds up. */
async function watch(going: Going, matched: number): Promise<void> {
  const { page, t } = going;
  // The campaign is named once its run is read.
  const pack = await textOf(page.locator('.tm-page-head h1').filter({ hasText: /\S/ }));
  // The copy in the version that was saved, and nothing else.
  const [version = ''] = t('run.aboutRun').replace('{{pack}}', pack).replace('{{version}}', '2').split(' · ');
  await page.locator('.tm-page-about').filter({ hasText: version }).waitFor();
  const evaluated = page.locator('.tm-funnel button').first();
  const begun = await countOf(evaluated);
  await page.getByText(t('app.runState.done'), { exact: true }).waitFor({ timeout: 300_000 });
  await page.getByText(t('run.sumsHold'), { exact: true }).waitFor({ timeout: 300_000 });
  expect(await countOf(bar(going, 'matched', null))).toBe(matched);
  expect(await countOf(evaluated)).toBeGreaterThanOrEqual(Math.max(begun, matched));
}

/** The bar opens as many as it counts, and one of them is read: what was missing, and what they spend. */
async function readWhy(going: Going): Promise<void> {
  const { page, hand, look, t } = going;
  const row = bar(going, 'refused', REASON);
  const count = await countOf(row);
  expect(count).toBeGreaterThan(0);
  await hand.press(row);
  const people = page.locator('a[href*="/decisions/"]');
  await people.first().waitFor();
  const shown = t('app.people.shownOf')
    .replace('{{shown}}', String(Math.min(count, PAGE)))
    .replace('{{count}}', said(count));
  await page.getByText(shown, { exact: true }).waitFor();
  const customer = await textOf(people.first());
  await hand.press(people.first());
  await page.waitForURL('**/decisions/**');
  await page.getByRole('heading', { level: 1 }).getByText(customer).waitFor();
  expect(await textOf(page.getByText(WHY[look.language]).first())).toMatch(WHY[look.language]);
  // Whichever rule chose them asks for their band, and says what they have.
  const asked = page.locator('.tm-condition').filter({ hasText: 'ARPU' });
  await asked.first().waitFor();
  for (const one of await asked.all()) {
    expect(await one.getAttribute('data-truth')).toBe('true');
    expect(await textOf(one)).toMatch(VALUE[look.language]);
  }
}

/** From a pack of the playbook to why one customer got nothing. */
export function marketer(stage: () => Stage): void {
  it.each(waysOf('zh-CN'))(
    'copies a pack, tries it, runs it and reads why somebody was refused: $language, by $by',
    async ({ by, ...look }) => {
      const walk = await begin(stage(), look);
      const going: Going = { ...walk, look, hand: handOf(by, walk.page), t: wordsIn(look) };
      const at = async (name: string) => {
        await settled(walk.page);
        await shoot(walk.page, look, `marketer-${name}-by-${by}`);
        expect([name, await untranslated(walk.page, look)]).toEqual([name, []]);
      };
      await logIn(walk, stage().product, 'marketer');
      await copyPack(going);
      const before = await counted(going, null);
      await addThreshold(going);
      const fewer = await counted(going, before);
      await tryPersona(going);
      await writeThreshold(going, RAISED);
      const fewest = await counted(going, fewer);
      await expectToMiss(going);
      await at('rule');
      expect([before > fewer, fewer > fewest, fewest > 0]).toEqual([true, true, true]);
      await save(going, fewest);
      await makeCampaign(going);
      const matched = await start(going);
      await watch(going, matched);
      await at('run');
      await readWhy(going);
      await at('refused');
      expect(walk.faults).toEqual([]);
      await walk.close();
    },
    900_000,
  );
}
