import { h } from './dom.js';

/** A cell of a spreadsheet: what looks like a formula is text. */
function cell(value) {
  const text = value === undefined || value === null ? '' : String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? "'" + text : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180. */
export const csvText = (heads, rows) => [heads, ...rows].map(row => row.map(cell).join(',') + '\r\n').join('');

/** Hands a list to the browser as a file. */
export function csv(name, heads, rows) {
  save(name, csvText(heads, rows));
}

export function save(name, text) {
  const link = h('a', { href: URL.createObjectURL(new Blob(['\ufeff' + text], { type: 'text/csv;charset=utf-8' })), download: name.replace(/[^A-Za-z0-9.-]+/g, '-') + '.csv' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/**
 * A table from data.
 *
 * columns: [{head, of(row), number}], of() gives nodes; key(row) tells rows apart
 */
export function table(caption, columns, rows, key) {
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'group', 'aria-label': caption },
    h('table', { class: 'data' }, h('caption', { class: 'visually-hidden' }, caption),
      h('thead', {}, h('tr', {}, columns.map(column => h('th', { scope: 'col', class: column.number ? 'number' : null }, column.head)))),
      h('tbody', {}, rows.map(row => h('tr', { 'data-key': key(row) }, columns.map((column, i) => h(i ? 'td' : 'th', i ? { class: column.number ? 'number' : null } : { scope: 'row' }, column.of(row))))))));
}
