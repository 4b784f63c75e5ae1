import { endSession, get, logIn, Refused, session } from './api.js';
import { decisionPage, runDecisionPage, whyPage } from './decision.js';
import { el, instant, tellTimeIn } from './dom.js';
import { outboxPage } from './outbox.js';
import { runPage, runsPage } from './run.js';
import { inLanguage, language, switchLanguage, t } from './words.js';

const main = document.getElementById('main');
const notice = document.getElementById('notice');

/** Which page an address means; ids are in the fragment, which never leaves the browser. */
const PAGES = [
  [/^#\/runs\/([^/]+)\/decisions\/(.+)$/, runDecisionPage],
  [/^#\/runs\/([^/]+)$/, runPage],
  [/^#\/decisions\/(.+)$/, decisionPage],
  [/^#\/outbox$/, outboxPage],
  [/^#\/why$/, whyPage],
];

function tell(error) {
  if (!(error instanceof Refused)) {
    notice.textContent = t('unreachable');
    return;
  }
  const { message, requestId } = error.error;
  notice.textContent = `${inLanguage(message)} (${t('requestId', { id: requestId })})`;
}

function logInForm(ended) {
  const name = el('input', { id: 'name', name: 'name', autocomplete: 'username', required: true });
  const kind = { type: 'password', autocomplete: 'current-password', required: true };
  const password = el('input', { id: 'password', name: 'password', ...kind });
  async function submit(event) {
    event.preventDefault();
    try {
      await logIn(name.value, password.value);
      await show();
    } catch (error) {
      tell(error);
      password.select();
    }
  }
  return [
    el('h2', {}, t('logIn')),
    ended ? el('p', {}, t('ended')) : null,
    el(
      'form',
      { onsubmit: submit },
      el('label', { for: 'name' }, t('name')),
      name,
      el('label', { for: 'password' }, t('password')),
      password,
      el('button', { type: 'submit' }, t('logIn')),
    ),
  ].filter((node) => node !== null);
}

function navigation() {
  const me = session();
  const change = () => {
    switchLanguage();
    show();
  };
  const leave = () => {
    endSession();
    show();
  };
  const known = me
    ? [
        el('a', { href: '#/' }, t('runs')),
        el('a', { href: '#/why' }, t('askWhy')),
        el('a', { href: '#/outbox' }, t('outbox')),
        el('span', {}, t('loggedInAs', { name: me.name, role: t(`role.${me.role}`) })),
        el('button', { type: 'button', onclick: leave }, t('logOut')),
      ]
    : [];
  return [
    ...known,
    el('a', { href: '/docs' }, t('api')),
    el('button', { type: 'button', onclick: change, lang: language() === 'en' ? 'zh-CN' : 'en' }, t('language')),
  ];
}

async function showClock() {
  const { now, zone } = await get('clock');
  tellTimeIn(zone);
  document.getElementById('clock').textContent = t('clock', { now: instant(now), zone });
}

/** An address that somebody cut short is a name that nobody has, not a network that is down. */
function textOf(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function page() {
  const { hash } = location;
  for (const [form, make] of PAGES) {
    const match = form.exec(hash);
    if (match) return make(...match.slice(1).map(textOf));
  }
  return runsPage();
}

/** Answers that come after the next page was asked for are dropped. */
let asked = 0;
async function show(ended = false) {
  asked += 1;
  const mine = asked;
  document.documentElement.lang = language();
  notice.textContent = '';
  document.getElementById('nav').replaceChildren(...navigation());
  if (!session()) {
    main.replaceChildren(...logInForm(ended));
    await showClock().catch(tell);
    return;
  }
  main.replaceChildren(el('p', {}, t('loading')));
  try {
    await showClock();
    const nodes = await page();
    if (mine === asked) main.replaceChildren(...nodes);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) {
      endSession();
      await show(true);
      return;
    }
    if (mine === asked) main.replaceChildren();
    tell(error);
  }
}

window.addEventListener('hashchange', async () => {
  await show();
  main.focus();
});
// A button's request that failed on its own (a next page, a filter) is told like any other.
window.addEventListener('unhandledrejection', ({ reason }) => tell(reason));
show();
