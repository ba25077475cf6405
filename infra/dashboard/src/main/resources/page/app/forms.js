import { newKey, send } from './api.js';
import { $, h } from './dom.js';
import { words } from './format.js';

/**
 * A form in a dialog, described by data.
 *
 * form: {title, note, fields, submit, danger, method, path, etag, body(values), done, after(answer)}
 * field: {name, label, type, required, hint, min, max, step, unit, options, suggestions, value, maxlength}
 * types: text, line, code (words that become a code), integer, number, yesno, choice (a list), radio, choices (several), date, time
 */
export class Form {
  #form;
  #key = null;
  #sent = null;
  #opener = document.activeElement;

  constructor(form) {
    this.#form = form;
  }

  open() {
    const { title, note, fields = [], submit, danger } = this.#form;
    const dialog = $('act');
    dialog.replaceChildren(
      h('form', { method: 'dialog', novalidate: true, 'aria-labelledby': 'act-title' },
        h('h2', { id: 'act-title' }, title),
        note ? h('div', { class: 'note' }, note) : null,
        h('p', { class: 'refusal', role: 'alert', hidden: true }),
        h('div', { class: 'fields' }, fields.map(one => field(one, fields.some(other => other.required)))),
        h('div', { class: 'buttons' },
          h('button', { type: 'button', class: 'quiet', value: 'cancel' }, 'Cancel'),
          h('button', { type: 'submit', class: danger ? 'primary danger' : 'primary' }, submit ?? title))));
    const form = dialog.firstElementChild;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit(form);
    });
    form.querySelector('[value="cancel"]').addEventListener('click', () => dialog.close());
    dialog.onclose = () => {
      dialog.replaceChildren();
      if (this.#opener?.isConnected) this.#opener.focus();
    };
    if (!dialog.open) dialog.showModal();
    form.querySelector('.field input, .field select, .field textarea')?.focus();
  }

  async #submit(form) {
    if (form.getAttribute('aria-busy') === 'true') return;
    tell(form, null);
    const values = this.#values(form);
    if (!values) return;
    const body = this.#form.body ? this.#form.body(values) : this.#form.fields?.length ? values : undefined;
    const said = JSON.stringify(body);
    // What may have been heard is said again as the same act; what was answered, or is something else, is another one.
    if (this.#sent !== said) this.#key = newKey();
    this.#sent = said;
    form.setAttribute('aria-busy', 'true');
    form.querySelector('[type="submit"]').disabled = true;
    try {
      const answer = await send(this.#form.method ?? 'POST', this.#form.path, body, { key: this.#key, etag: this.#form.etag });
      $('act').close();
      toast(this.#form.done ?? 'Done.');
      this.#form.after?.(answer, body);
    } catch (problem) {
      if (!isOpen(problem)) this.#sent = null;
      tell(form, problem);
    } finally {
      form.removeAttribute('aria-busy');
      const button = form.querySelector('[type="submit"]');
      if (button) button.disabled = false;
    }
  }

  /** Null if something needed is missing; that is said at its field. */
  #values(form) {
    const values = {};
    for (const one of this.#form.fields ?? []) {
      const value = read(form, one);
      if (value === undefined && one.required) {
        tell(form, { field: one.name, message: 'is needed', status: 400 });
        return null;
      }
      if (value !== undefined) values[one.name] = value;
    }
    return values;
  }
}

/** @param mixed some fields are needed, so that it has to be said which are not */
function field(one, mixed) {
  const id = 'f-' + one.name;
  const hint = [one.hint, one.min !== undefined && one.max !== undefined ? `${one.min} to ${one.max}` : null].filter(Boolean).join(', ');
  const described = hint ? id + '-hint' : undefined;
  if (['yesno', 'choices', 'radio'].includes(one.type)) {
    const options = one.type === 'yesno' ? [['true', 'Yes'], ['false', 'No'], ...(one.required ? [] : [['', 'Not asked']])] : one.options;
    return h('fieldset', { class: 'field', 'data-field': one.name }, h('legend', {}, one.label), hint ? h('p', { id: described, class: 'hint' }, hint) : null,
      h('div', { class: one.type === 'yesno' ? 'choices row' : 'choices' }, options.map(([value, text]) => h('label', { class: 'choice' },
        h('input', { type: one.type === 'choices' ? 'checkbox' : 'radio', name: one.name, value, checked: String(one.value ?? (one.type === 'choices' ? undefined : '')) === value }), ' ', h('span', {}, text)))),
      h('p', { class: 'error', hidden: true }));
  }
  return h('div', { class: ['integer', 'number', 'date', 'time'].includes(one.type) ? 'field short' : 'field', 'data-field': one.name },
    h('label', { for: id }, one.label, one.unit ? h('span', { class: 'muted' }, ` (${one.unit})`) : null, one.required || !mixed ? null : h('span', { class: 'muted' }, ' – optional')),
    control(one, id, described),
    hint ? h('p', { id: described, class: 'hint' }, hint) : null,
    h('p', { class: 'error', hidden: true }));
}

function control(one, id, described) {
  const common = { id, name: one.name, 'aria-describedby': described, required: one.required };
  if (one.type === 'choice') {
    return h('select', common, one.required ? h('option', { value: '' }, 'Choose…') : h('option', { value: '' }, '–'), one.options.map(([value, text]) => h('option', { value, selected: value === one.value }, text)));
  }
  if (one.type === 'text') return h('textarea', { ...common, rows: '3', maxlength: String(one.maxlength ?? 500) });
  const list = one.suggestions?.length ? id + '-list' : undefined;
  const number = one.type === 'integer' || one.type === 'number';
  return [
    h('input', { ...common, type: number || one.type === 'code' || one.type === 'line' ? 'text' : one.type, maxlength: one.maxlength, inputmode: one.type === 'integer' ? 'numeric' : one.type === 'number' ? 'decimal' : undefined, value: one.value, list, autocomplete: 'off', spellcheck: 'false' }),
    list ? h('datalist', { id: list }, one.suggestions.map(code => h('option', { value: words(code) }))) : null,
  ];
}

function read(form, one) {
  if (one.type === 'choices') return [...form.querySelectorAll(`[name="${one.name}"]:checked`)].map(box => box.value);
  const value = new FormData(form).get(one.name)?.trim() ?? '';
  if (value === '') return undefined;
  if (one.type === 'yesno') return value === 'true';
  // What is no number goes as it is: the service says what is wrong with it.
  if (one.type === 'integer' || one.type === 'number') return Number.isNaN(Number(value)) ? value : Number(value);
  if (one.type === 'code') return value.toUpperCase().replace(/[^A-Z0-9]+/g, '_').replace(/^_+|_+$/g, '');
  return value;
}

/** Where a refusal belongs: at its field, or above the form. The form stays as it is. */
function tell(form, problem) {
  const top = form.querySelector('.refusal');
  top.hidden = true;
  for (const error of form.querySelectorAll('.field .error')) error.hidden = true;
  for (const marked of form.querySelectorAll('[aria-invalid]')) marked.removeAttribute('aria-invalid');
  if (!problem) return;
  const name = problem.field?.replace(/\[.*$/, '').split('.').at(-1);
  const at = name ? form.querySelector(`[data-field="${CSS.escape(name)}"]`) : null;
  if (!at) {
    top.textContent = refusalText(problem);
    top.hidden = false;
    return;
  }
  const error = at.querySelector('.error');
  error.id = 'error-' + name;
  error.textContent = refusalText(problem);
  error.hidden = false;
  const input = at.querySelector('input, select, textarea');
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-errormessage', error.id);
  input.focus();
}

/** Nobody knows whether it was done. */
export const isOpen = ({ status }) => status === 0 || status >= 500;

export function refusalText(problem) {
  if (problem.status === 403) return 'Your roles do not allow this.';
  if (problem.status === 412) return 'The course has changed since you opened this. Close it, look again and decide on what it is now.';
  if (problem.status === 503 || problem.status === 0) return `${problem.message.replace(/; everything else works$/, '')}. Nothing is lost here: try again in a moment.`;
  const said = problem.message.replace(CODE, words);
  return problem.status === 409 ? `${words(problem.reason)}: ${said}.` : `${said}.`;
}

/** Services speak of their reasons in codes. */
const CODE = /\b[A-Z][A-Z0-9]*(_[A-Z0-9]+)+\b/g;

export function toast(text) {
  const toast = $('toast');
  toast.textContent = text;
  toast.hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { toast.hidden = true; }, 5000);
}
