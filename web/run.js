import { get } from './api.js';
import { el, instant, number, table } from './dom.js';
import { inLanguage, t } from './words.js';

const runPath = (id) => `runs/${encodeURIComponent(id)}`;

export const runLink = (id) => `#/runs/${encodeURIComponent(id)}`;

export async function runsPage() {
  const { items } = await get('runs', { limit: '20' });
  if (items.length === 0) return [el('h2', {}, t('runs')), el('p', {}, t('noRuns'))];
  const progress = await Promise.all(items.map(({ id }) => get(runPath(id))));
  const rows = progress.map(({ run, progress: { done, total, counts } }) => [
    el('a', { href: runLink(run.id) }, run.id),
    t(`state.${run.state}`),
    el('span', {}, el('progress', { max: String(Math.max(1, total)), value: String(done) }), ` ${done}/${total}`),
    number(counts.evaluated),
    number(counts.matched),
    number(counts.scheduled),
    instant(run.startedAt),
  ]);
  const heads = ['run', 'state', 'progress', 'evaluated', 'matched', 'scheduled', 'started'].map((key) => t(key));
  return [el('h2', {}, t('runs')), table(t('runs'), heads, rows)];
}

function depthOf(row, rows) {
  const parent = rows.find(({ key }) => key === row.parent);
  return parent ? depthOf(parent, rows) + 1 : 0;
}

/** Bars are as long as their share of what was evaluated; the number beside says it exactly. */
function funnelRows(rows) {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return rows.map((row) => [
    el('span', { class: `depth-${Math.min(4, depthOf(row, rows))}` }, inLanguage(row.words)),
    number(row.count),
    el('meter', { min: '0', max: String(most), value: String(row.count), 'aria-hidden': 'true' }),
  ]);
}

function sums({ run, rows, identities }) {
  const broken = identities.filter(({ holds }) => !holds);
  if (broken.length === 0) return t('sumsHold');
  const isMoving = rows.some(({ step, count }) => count > 0 && (step === 'open' || step === 'receipt-open'));
  if (run.state === 'evaluating' || isMoving) return t('sumsTrail');
  return t('sumsBroken', { sums: broken.map(({ whole, have, need }) => `${whole} ${have} ≠ ${need}`).join(', ') });
}

function outcomeOf({ outcome }) {
  if (outcome.kind === 'refused') return inLanguage(outcome.words);
  const { channel, dueAt, zone } = outcome.planned;
  return t('scheduledFor', { channel: t(`channel.${channel}`), due: instant(dueAt, zone), zone });
}

/** One page after the other into the same table; the filter starts afresh. */
function decisionList(runId) {
  const body = el('tbody');
  const none = el('p', { hidden: true }, t('noDecisions'));
  let next = null;
  let asked = 0;
  const more = el('button', { type: 'button', onclick: () => load() }, t('more'));
  const choice = el(
    'select',
    { id: 'outcome', onchange: () => load(true) },
    ...['all', 'scheduled', 'refused'].map((key) => el('option', { value: key }, t(`filter.${key}`))),
  );
  async function load(afresh = false) {
    const outcome = choice.value === 'all' ? '' : choice.value;
    // Of several questions only the last is answered: rows of another filter, or twice the same, would be wrong.
    asked += 1;
    const mine = asked;
    more.disabled = true;
    const page = await get(`${runPath(runId)}/decisions`, { limit: '25', outcome, after: afresh ? '' : next });
    if (mine !== asked) return;
    more.disabled = false;
    if (afresh) body.replaceChildren();
    for (const one of page.items) {
      const link = el(
        'a',
        { href: `${runLink(runId)}/decisions/${encodeURIComponent(one.customerId)}` },
        one.customerId,
      );
      body.append(el('tr', {}, el('td', {}, link), el('td', {}, outcomeOf(one))));
    }
    next = page.next;
    more.hidden = next === null;
    none.hidden = body.childElementCount > 0;
  }
  const heads = ['customer', 'outcome'].map((key) => el('th', { scope: 'col' }, t(key)));
  const list = el('table', {}, el('caption', {}, t('decisions')), el('thead', {}, el('tr', {}, ...heads)), body);
  const label = el('label', { for: 'outcome' }, `${t('filter')} `);
  return { nodes: [el('h3', {}, t('decisions')), el('p', {}, label, choice), list, none, more], load };
}

export async function runPage(id) {
  const funnel = await get(`${runPath(id)}/funnel`);
  const list = decisionList(id);
  await list.load(true);
  const heads = [t('step'), t('customers'), ''];
  return [
    el('h2', {}, id),
    el('p', {}, `${t('state')}: ${t(`state.${funnel.run.state}`)}`),
    el('h3', {}, t('funnel')),
    table(t('funnel'), heads, funnelRows(funnel.rows)),
    el('p', { class: 'quiet' }, sums(funnel)),
    ...list.nodes,
  ];
}
