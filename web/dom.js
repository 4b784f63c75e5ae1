import { language } from './words.js';

/** An element; children are nodes or texts, so that nothing is ever read as HTML. */
export function el(name, given = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(given)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

export function table(caption, heads, rows) {
  return el(
    'div',
    { class: 'scroll' },
    el(
      'table',
      {},
      el('caption', {}, caption),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head)))),
      el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((cell) => el('td', {}, cell))))),
    ),
  );
}

export function number(value) {
  return new Intl.NumberFormat(language()).format(value);
}

let operatorZone;

/** Every instant of the page is told in the operator's zone, the one its clock shows. */
export function tellTimeIn(zone) {
  operatorZone = zone;
}

/** `zone` where another is meant, such as the customer's own. */
export function instant(text, zone = operatorZone) {
  return new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(
    new Date(text),
  );
}
