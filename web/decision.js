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

/** The decision stands also where its rule can no longer be explained: the run's facts are kept for a while only. */
async function explanation(decision, ruleId) {
  const path = `customers/${encodeURIComponent(decision.customerId)}/explain`;
  const asked = { rule: ruleId, pack: decision.ruleVersion.pack, run: decision.runId };
  const explained = await get(path, asked).catch((error) => {
    if (error instanceof Refused && error.status === 404) return null;
    throw error;
  });
  if (explained === null) return [el('h4', {}, ruleId), el('p', {}, t('notExplained'))];
  return [
    el('h4', {}, inLanguage(explained.ruleTitle)),
    el('p', { class: 'quiet' }, t(`facts.${explained.factsFrom}`)),
    el('ul', { class: 'conditions' }, conditionItem(explained.conditions)),
  ];
}

export async function decisionPage(id) {
  const { decision, facts } = await get(`decisions/${encodeURIComponent(id)}`);
  const rules = [...new Set(decision.candidates.map(({ ruleId }) => ruleId))];
  const explained = await Promise.all(rules.map((ruleId) => explanation(decision, ruleId)));
  const candidates = decision.candidates.map(({ ruleId, offerId, channel, left }) => [
    ruleId,
    offerId,
    channel,
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
    table(
      t('fact'),
      [t('fact'), t('have')],
      Object.entries(facts).map(([name, value]) => [name, shown(value)]),
    ),
  ];
}
