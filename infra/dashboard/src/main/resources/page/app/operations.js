import { get, Remote } from './api.js';
import { $, h, patch } from './dom.js';
import { Form } from './forms.js';
import { when, words } from './format.js';
import { ofClinic, roles } from './session.js';
import { csv, table } from './table.js';

const SERVICES = ['intake', 'evaluation', 'scheduling', 'followup', 'dashboard'];
const EVERY_MS = 10_000;
const METRICS = { lag: 'treatmentcourse.lag', oldest: 'treatmentcourse.pending.oldest.seconds' };

const manage = (service, path) => `/api/manage/${service}/actuator/${path}`;
const metric = async (service, name) => (await get(manage(service, 'metrics/' + name))).measurements[0].value;

/** What one service says of itself; what it does not answer is absent. */
async function ask(service) {
  const ready = await get(manage(service, 'health/readiness'));
  const [lag, oldest, parked] = await Promise.all([metric(service, METRICS.lag), metric(service, METRICS.oldest), get(manage(service, 'parked'))].map(p => p.catch(() => undefined)));
  return { state: ready.status, lag, oldest, parked };
}

/** For who runs it: is everything up, does anything lag, what could not be applied. */
export class Operations {
  title = 'Operations';
  #remotes = new Map(SERVICES.map(service => [service, new Remote(() => ask(service), () => this.render())]));
  #stream;
  #timer = 0;
  #record = null;

  /** @param stream says how the page's own stream is */
  constructor(stream) {
    this.#stream = stream;
  }

  available() {
    return roles().includes('ops');
  }

  open() {
    this.#ask();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#ask(), EVERY_MS);
    this.render();
  }

  close() {
    clearInterval(this.#timer);
    this.#record = null;
  }

  #ask() {
    for (const remote of this.#remotes.values()) remote.refresh();
  }

  async onClick({ dataset }) {
    const { service, id } = dataset;
    if (dataset.do === 'look') {
      const found = await get(manage(service, 'parked/' + id)).catch(problem => ({ problem }));
      this.#record = { service, ...found };
    }
    if (dataset.do === 'unlook') this.#record = null;
    if (dataset.do === 'csv') csv('parked', ['service', 'course', 'kind', 'type', 'reason', 'parked_at'], this.#parked().map(p => [p.service, p.course, p.kind, p.type, p.reason, p.parkedAt]));
    if (dataset.do === 'replay') {
      new Form({ title: 'Try the record again', submit: 'Try again', path: manage(service, 'parked/' + id), note: 'What waits behind it follows. Mend the cause first.', done: 'Tried again.', after: () => this.#ask() }).open();
    }
    if (dataset.do === 'discard') {
      // The reason goes with the address, as the endpoint takes it.
      let path = '';
      new Form({
        title: 'Declare the record over', submit: 'Declare over', danger: true, method: 'DELETE', note: 'It is never applied. The reason is audited.', done: 'Declared over.', after: () => this.#ask(),
        get path() { return path; },
        body({ reason }) { path = manage(service, 'parked/' + id) + '?reason=' + encodeURIComponent(reason); },
        fields: [{ name: 'reason', label: 'Reason', type: 'text', required: true, maxlength: 200 }],
      }).open();
    }
    this.render();
  }

  #parked() {
    return [...this.#remotes].flatMap(([service, { data }]) => (data?.parked?.parked ?? []).map(record => ({ service, ...record })));
  }

  render() {
    if ($('screen').dataset.screen !== 'operations') return;
    patch($('screen'), this.#view());
  }

  #view() {
    const parked = this.#parked();
    return [
      h('div', { class: 'screenbar', 'data-key': 'bar' }, h('h2', {}, 'Operations'), h('span', { class: 'space' }), h('button', { type: 'button', class: 'quiet', 'data-do': 'csv', disabled: parked.length === 0 }, 'CSV')),
      h('ul', { class: 'services' }, [...this.#remotes].map(([service, remote]) => this.#service(service, remote)),
        ofClinic() && h('li', { 'data-key': 'stream', 'data-state': this.#stream().live ? 'UP' : 'DOWN' }, h('h3', {}, 'Stream to this page'), h('p', { class: 'big' }, this.#stream().text || 'None'))),
      h('h3', {}, `Parked (${parked.length})`),
      parked.length ? table('Parked records', this.#columns(), parked, p => p.service + p.id) : h('p', { class: 'empty' }, 'Nothing is parked.'),
      this.#record ? this.#looked() : null,
    ].filter(Boolean);
  }

  #service(service, { data, problem, loading }) {
    const away = problem && problem.status !== 403;
    const state = loading ? '' : away ? 'DOWN' : problem ? 'UNKNOWN' : data.state;
    const number = value => (!(value >= 0) ? '?' : String(Math.round(value)));
    return h('li', { 'data-key': service, 'data-state': state },
      h('h3', {}, service),
      h('p', { class: 'big' }, loading ? 'Asking…' : away ? (problem.reason === 'NOT_CONFIGURED' ? 'Not configured' : 'Does not answer') : problem ? 'Not for your roles' : data.state === 'UP' ? 'Ready' : words(data.state)),
      data && !problem ? h('dl', { class: 'metrics' },
        h('div', {}, h('dt', {}, 'Lag'), h('dd', {}, `${number(data.lag)} records`)),
        h('div', { class: data.oldest > 10 ? 'over' : null }, h('dt', {}, 'Oldest pending'), h('dd', {}, `${number(data.oldest)} s`)),
        h('div', { class: data.parked?.count ? 'over' : null }, h('dt', {}, 'Parked'), h('dd', {}, number(data.parked?.count)))) : null);
  }

  #columns() {
    const button = (name, label, p, danger) => h('button', { type: 'button', class: 'act' + (danger ? ' danger' : ''), 'data-do': name, 'data-service': p.service, 'data-id': p.id }, label);
    return [
      { head: 'Service', of: p => p.service }, { head: 'Since', of: p => (p.parkedAt ? when(p.parkedAt) : '–') }, { head: 'Kind', of: p => h('strong', {}, words(p.kind)) }, { head: 'Type', of: p => p.type ?? '–' },
      { head: 'Course', of: p => h('span', { class: 'id' }, p.course ?? '–') }, { head: 'Why', of: p => p.reason ?? '–' },
      { head: '', of: p => h('span', { class: 'acts' }, button('look', 'Look', p), button('replay', 'Try again', p), button('discard', 'Declare over', p, true)) },
    ];
  }

  #looked() {
    const { problem, service, ...record } = this.#record;
    return h('section', { class: 'looked', 'data-key': 'looked' }, h('h3', {}, 'One record; this look is audited'), h('button', { type: 'button', class: 'quiet', 'data-do': 'unlook' }, 'Close'),
      problem ? h('p', { class: 'warn' }, problem.message) : h('pre', { tabindex: '0', 'aria-label': 'The record' }, JSON.stringify({ service, ...record }, null, 2)));
  }
}
