import { get, Refused } from './api.js';
import { el, instant, number, table } from './dom.js';
import { runLink } from './run.js';
import { inLanguage, t } from './words.js';

function shown(value) {
  if (value === null || value === undefined) return t('missing');
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? number(value) : String(value);
}

/** The tree of a rule as nested lists: what each node asked, what it had, whether it held. */
function conditionItem(node) {
  if (node.kind === 'leaf') return el('li', { class: `truth-${node.truth}` }, inLanguage(node.words));
  const truth = el('strong', { class: `truth-${node.truth}` }, t(`truth.${node.truth}`));
  const parts = node.kind === 'not' ? [node.of] : node.of;
  return el('li', {}, `${t(`kind.${node.kind}`)} · `, truth, el('ul', {}, ...parts.map(conditionItem)));
}

/** What a rule asked of a customer, and what it found. */
function explanationNodes(explained) {
  return [
    el('h4', {}, inLanguage(explained.ruleTitle)),
    el('p', { class: 'quiet' }, t(`facts.${explained.factsFrom}`)),
    el('ul', { class: 'conditions' }, conditionItem(explained.conditions)),
  ];
}

/** The decision stands also where its rule can no longer be explained: the run's facts are kept for a while only. */
async function explanation(decision, ruleId) {
  const path = `customers/${encodeURIComponent(decision.customerId)}/explain`;
  const asked = { rule: ruleId, pack: decision.ruleVersion.pack, run: decision.runId };
  const explained = await get(path, asked).catch((error) => {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  });
  if (explained === null) return [el('h4', {}, ruleId), el('p', {}, t('notExplained'))];
  return explanationNodes(explained);
}

/** Facts by the names and values a marketer knows them by. */
function factRows(facts, catalogue) {
  const known = new Map(catalogue.map((fact) => [fact.name, fact]));
  return Object.entries(facts).map(([name, value]) => {
    const { labels, valueLabels } = known.get(name) ?? {};
    const label = valueLabels?.[String(value)];
    if (typeof value === 'boolean') return [labels ? inLanguage(labels) : name, t(`value.${value}`)];
    return [labels ? inLanguage(labels) : name, label ? inLanguage(label) : shown(value)];
  });
}

export function decisionPage(id) {
  return pageOf(`decisions/${encodeURIComponent(id)}`);
}

/** Of anybody who matched, also who has no document of their own: such a decision has no id that could be looked up. */
export function runDecisionPage(run, customer) {
  return pageOf(`runs/${encodeURIComponent(run)}/decisions/${encodeURIComponent(customer)}`);
}

async function pageOf(path) {
  const [{ decision, facts }, catalogue, offers] = await Promise.all([get(path), get('facts'), get('offers')]);
  const rules = [...new Set(decision.candidates.map(({ ruleId }) => ruleId))];
  const explained = await Promise.all(rules.map((ruleId) => explanation(decision, ruleId)));
  const offerTitle = (offerId) => offers.items.find((offer) => offer.id === offerId)?.title;
  const candidates = decision.candidates.map(({ ruleId, offerId, channel, left }) => [
    ruleId,
    offerTitle(offerId) ? inLanguage(offerTitle(offerId)) : offerId,
    t(`channel.${channel}`),
    left ? left.refusals.map(({ words }) => inLanguage(words)).join(' ') : t('chosen'),
  ]);
  const heads = ['rule', 'offer', 'channel', 'why'].map((key) => t(key));
  return [
    el('p', {}, el('a', { href: runLink(decision.runId) }, t('back'))),
    el('h2', {}, `${t('decision')}: ${decision.customerId}`),
    el('p', { class: 'quiet' }, `${decision.id} · ${instant(decision.at)}`),
    table(t('candidates'), heads, candidates),
    el('h3', {}, t('conditions')),
    ...explained.flat(),
    table(t('fact'), [t('fact'), t('have')], factRows(facts, catalogue.items)),
  ];
}

/** Any customer and any rule: also one that did not match has a why not. */
export async function whyPage() {
  const packs = await get('rule-packs');
  const rules = packs.items.flatMap(({ content }) => content.rules.map((rule) => ({ ...rule, pack: content.pack })));
  const customer = el('input', { id: 'customer', required: true, autocomplete: 'off' });
  const choice = el(
    'select',
    { id: 'rule' },
    ...rules.map(({ id, pack, title }) => el('option', { value: `${pack}/${id}` }, inLanguage(title))),
  );
  const answer = el('div', { 'aria-live': 'polite' });
  async function ask(event) {
    event.preventDefault();
    answer.replaceChildren();
    const [pack, rule] = choice.value.split('/');
    const path = `customers/${encodeURIComponent(customer.value.trim())}/explain`;
    const explained = await get(path, { rule, pack });
    const left = explained.left?.refusals.map(({ words }) => el('p', {}, inLanguage(words))) ?? [];
    answer.replaceChildren(...explanationNodes(explained), ...left);
  }
  return [
    el('h2', {}, t('askWhy')),
    el(
      'form',
      { onsubmit: ask },
      el('label', { for: 'customer' }, t('customer')),
      customer,
      el('label', { for: 'rule' }, t('rule')),
      choice,
      el('button', { type: 'submit' }, t('ask')),
    ),
    answer,
  ];
}
