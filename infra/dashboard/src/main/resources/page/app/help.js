import { $, h } from './dom.js';

const KEYS = [
  ['/', 'Find a course'], ['↑ ↓', 'Move in the list'], ['Enter', 'Open'], ['Esc', 'Close what is open'],
  ['g c', 'Courses'], ['g d', 'Day board'], ['g w', 'Work'], ['g o', 'Outcomes'], ['← →', 'Previous and next day, on the day board'], ['?', 'This help'],
];

/** Which keys do what. */
export function help() {
  const dialog = $('act');
  dialog.onclose = () => dialog.replaceChildren();
  dialog.replaceChildren(h('form', { method: 'dialog', 'aria-labelledby': 'act-title' }, h('h2', { id: 'act-title' }, 'Keys'),
    h('dl', { class: 'facts keys-help' }, KEYS.map(([keys, what]) => [h('dt', {}, keys.split(' ').map(key => h('kbd', {}, key))), h('dd', {}, what)])),
    h('div', { class: 'buttons' }, h('button', { type: 'submit', class: 'primary' }, 'Close'))));
  dialog.showModal();
}
