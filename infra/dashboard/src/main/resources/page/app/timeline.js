import { get, Remote } from './api.js';
import { $, h } from './dom.js';
import { absolute, ago, simulated, words, zoneOf } from './format.js';

/** Later than this after it happened, an entry says that it was told late. */
const LATE_MS = 300_000;

/** The history of one course, and the moment of it that is shown. */
export class Timeline {
  #remote;
  #past = null;
  #timer = 0;
  #then = false;

  constructor(course, changed) {
    this.course = course;
    this.changed = changed;
    this.#remote = new Remote(() => get(`/api/courses/${course}/timeline`), changed);
    this.#remote.refresh();
  }

  /** The course as it stood; null for now. */
  get row() {
    return this.#past?.data?.row ?? null;
  }

  get isPast() {
    return this.#past !== null;
  }

  get entries() {
    return (this.#past ?? this.#remote).data?.entries ?? [];
  }

  renew() {
    this.#remote.refresh(1000);
  }

  #times() {
    return [...new Set((this.#remote.data?.entries ?? []).map(entry => entry.at))];
  }

  /** A moment by its number; the last one is now. */
  go(step) {
    const times = this.#times();
    clearTimeout(this.#timer);
    if (step >= times.length - 1) {
      this.#past = null;
      this.changed();
      return;
    }
    const at = times[step];
    this.#past = { at, data: this.#past?.data ?? null };
    this.changed();
    this.#timer = setTimeout(async () => {
      const path = `/api/courses/${this.course}/timeline?asOf=${at}` + (this.#then ? `&knownAt=${at}` : '');
      const data = await get(path).catch(() => null);
      if (this.#past?.at === at && data) {
        this.#past.data = data;
        this.changed();
      }
    }, 80);
  }

  knownThen(on) {
    this.#then = on;
    if (this.#past) this.go(this.#times().indexOf(this.#past.at));
  }

  view(site) {
    const zone = zoneOf(site);
    const { data, problem } = this.#remote;
    if (!data) return h('p', { class: 'muted', role: 'status' }, problem ? (problem.status === 404 ? 'No history yet.' : `The history can’t be shown: ${problem.message}`) : 'Loading…');
    const times = this.#times();
    const at = this.#past?.at ?? times.at(-1);
    const step = times.indexOf(at);
    const shown = this.entries.filter(entry => entry.at <= at).reverse();
    return [
      h('div', { class: 'drag', 'data-key': 'drag' },
        h('label', { for: 'as-of' }, 'As of'), ' ',
        h('output', { for: 'as-of', id: 'as-of-text' }, this.#past ? absolute(at, zone) : 'now'),
        h('input', { id: 'as-of', type: 'range', min: '0', max: String(times.length - 1), value: String(step), step: '1', 'aria-valuetext': this.#past ? absolute(at, zone) : 'now' }),
        simulated() ? null : h('label', { class: 'check' }, h('input', { type: 'checkbox', id: 'known-then' }), ' only what was known then'),
        this.#past ? h('button', { type: 'button', class: 'quiet', 'data-do': 'now' }, 'Back to now') : null),
      h('p', { class: 'muted' }, `${shown.length} of ${data.all} entries`),
      h('ol', { class: 'entries', reversed: true, tabindex: '0', 'aria-label': 'What happened, the newest first' }, shown.map(entry => h('li', { 'data-key': `${entry.service}${entry.type}${entry.sequence}` },
        h('time', { datetime: entry.at }, absolute(entry.at, zone)), ' ', h('span', { class: 'service', 'data-service': entry.service }, entry.service), ' ',
        h('strong', {}, what(entry.type)), ' ', h('span', { class: 'muted' }, details(entry.data)),
        late(entry) ? h('span', { class: 'late' }, ' told ', ago(entry.known, zone)) : null))),
    ];
  }

  /** The control follows what is shown, also when it was not it that moved. */
  settle() {
    const range = $('as-of');
    if (!range || document.activeElement === range) return;
    const times = this.#times();
    range.value = String(this.#past ? times.indexOf(this.#past.at) : times.length - 1);
  }
}

const late = entry => !simulated() && Date.parse(entry.known) - Date.parse(entry.at) > LATE_MS;
const what = type => words(type.replace(/^[a-z]+\./, '').replace(/\.v\d+$/, '').replaceAll('-', '_').toUpperCase());

const SAID = ['instrument', 'total', 'outcome', 'recommendation', 'response', 'tier', 'kind', 'role', 'consent', 'item', 'items', 'term', 'reason', 'reasons', 'disposition', 'by', 'cautions'];

/** The coded facts of an entry that a reader looks for. */
function details(data) {
  const parts = [];
  if (data.session) parts.push(`session ${data.session}`);
  if (data.bookings) parts.push(`sessions ${data.bookings.map(b => b.session).join(', ')}`);
  if (data.plan) parts.push(`version ${data.plan.version}, ${data.plan.drug} ${data.plan.doseMg} mg ${data.plan.route}, sessions ${data.plan.firstSession} to ${data.plan.firstSession + data.plan.sessions - 1}`);
  for (const name of SAID) {
    const value = data[name];
    if (Array.isArray(value) ? value.length : value !== undefined && value !== null) parts.push(Array.isArray(value) ? value.map(words).join(', ') : typeof value === 'string' ? words(value) : String(value));
  }
  if (data.grade) parts.push(`grade ${data.grade}`);
  if (data.doseMg) parts.push(`${data.doseMg} mg`);
  if (data.deliveredMg !== undefined) parts.push(`${data.deliveredMg} mg delivered`);
  if (data.peakSystolic) parts.push(`peak ${data.peakSystolic}/${data.peakDiastolic}`);
  if (data.intervalDays) parts.push(`every ${data.intervalDays} days`);
  return parts.join(' · ');
}

/** Versions of the plan, from the entries. */
export function plans(entries, zone) {
  const versions = entries.filter(entry => entry.data.plan && /\.plan-(approved|adjusted)\./.test(entry.type));
  if (!versions.length) return null;
  return h('table', { class: 'small' }, h('thead', {}, h('tr', {}, ['Version', 'In force from', 'Phase', 'Dose', 'Sessions', 'Why'].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, versions.map(({ at, data: { plan, reason } }) => h('tr', { 'data-key': 'plan' + plan.version },
      h('th', { scope: 'row' }, String(plan.version)), h('td', {}, absolute(at, zone)), h('td', {}, words(plan.phase)), h('td', {}, `${plan.drug} ${plan.doseMg} mg ${plan.route}`),
      h('td', {}, `${plan.firstSession}–${plan.firstSession + plan.sessions - 1}`), h('td', {}, words(reason) || 'Approved')))));
}
