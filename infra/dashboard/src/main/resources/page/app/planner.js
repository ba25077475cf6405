import { act } from './acts.js';
import { look, newKey, send, via } from './api.js';
import { $, h, patch } from './dom.js';
import { isOpen, refusalText, toast } from './forms.js';
import { absolute, left, words } from './format.js';
import { mayAct, ofClinic } from './session.js';

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const BOOKERS = ['scheduler', 'coordinator'];

/** The times of one series: ways to book it, with reasons; kept while the patient decides; repaired as shown, or not at all. */
export class Planner {
  title = 'Series planner';
  unlisted = true;
  #sites = [];
  #course = null;
  #series = null;
  #problem = null;
  #found = null;
  #chosen = 0;
  #busy = false;
  #soon = 0;

  available() {
    return ofClinic();
  }

  sites(sites) {
    this.#sites = sites;
  }

  open([course]) {
    this.#course = /^[0-9a-f-]{36}$/.test(course ?? '') ? course : null;
    this.#series = this.#problem = this.#found = null;
    this.#look();
    this.render();
  }

  close() {
    clearTimeout(this.#soon);
  }

  changed(id) {
    if (id !== this.#course) return;
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#look(), 400);
  }

  async #look() {
    const course = this.#course;
    if (!course) return;
    try {
      const series = await look(via('scheduling', `/courses/${course}`));
      if (course === this.#course) [this.#series, this.#problem] = [series, null];
    } catch (problem) {
      if (course === this.#course) this.#problem = problem;
    }
    this.render();
  }

  onClick({ dataset }) {
    if (dataset.do === 'offers') this.#find('offers', 'offers');
    if (dataset.do === 'preview') this.#find('repair/preview', 'repair');
    if (dataset.do === 'keep') this.#commit('offer', this.#found.data.offers[this.#chosen].times, 'Kept while the patient decides.');
    if (dataset.do === 'repair') this.#commit('repair', this.#found.data.times, 'Repaired as shown.');
  }

  onChange(input) {
    if (input.name !== 'alternative') return;
    this.#chosen = Number(input.value);
    this.render();
  }

  #wishes() {
    const form = new FormData($('wishes'));
    const weekdays = form.getAll('weekdays');
    return { site: form.get('site'), ...(form.get('from') ? { from: form.get('from') } : {}), ...(weekdays.length ? { weekdays } : {}), ...(form.get('time') ? { time: form.get('time') } : {}) };
  }

  async #find(path, kind) {
    const wishes = this.#wishes();
    this.#busy = true;
    this.render();
    try {
      this.#found = { kind, wishes, data: await send('POST', via('scheduling', `/courses/${this.#course}/${path}`), wishes), key: newKey() };
      this.#chosen = 0;
    } catch (problem) {
      this.#found = { kind, problem };
    }
    this.#busy = false;
    this.render();
    $('found')?.focus();
  }

  /** Exactly what was shown; the same key until it is answered, so that pressing twice does it once. */
  async #commit(path, times, done) {
    const found = this.#found;
    this.#busy = true;
    this.render();
    try {
      await send('POST', via('scheduling', `/courses/${this.#course}/${path}`), { site: found.wishes.site, times }, { key: found.key + this.#chosen });
      this.#found = null;
      toast(done);
    } catch (problem) {
      this.#found = { ...found, refused: problem, key: isOpen(problem) ? found.key : newKey() };
    }
    this.#busy = false;
    await this.#look();
  }

  render() {
    if ($('screen').dataset.screen !== 'plan') return;
    patch($('screen'), this.#view());
  }

  #view() {
    const head = h('div', { class: 'screenbar', 'data-key': 'bar' }, h('h2', {}, 'Series planner'), this.#course ? h('a', { class: 'id', href: '#/course/' + this.#course }, this.#course.slice(0, 8)) : null);
    if (!this.#course) return [head, h('p', { class: 'empty' }, 'Open a course and choose Plan the series.')];
    if (!this.#series) return [head, h('p', { class: 'empty', role: 'status' }, this.#problem ? `The series can’t be shown: ${this.#problem.message}.` : 'Loading…')];
    const series = this.#series.data;
    return [
      head,
      this.#problem ? h('p', { class: 'grey-note', role: 'status' }, `This is not up to date: ${this.#problem.message}.`) : null,
      series.blocks.length ? h('p', { class: 'alarms-note warn' }, `Nothing can be booked or started: ${series.blocks.map(words).join(', ')}`) : null,
      h('div', { class: 'columns' },
        h('section', { class: 'panel', 'data-key': 'series' }, h('h3', {}, 'Series'), series.plan ? h('p', {}, `${words(series.plan.protocol)}: sessions ${series.plan.firstSession} to ${series.plan.firstSession + series.plan.sessions - 1}, at most ${series.plan.maxPerWeek} a week, ${series.plan.minGapHours} h to ${series.plan.maxGapDays} days apart`) : h('p', { class: 'muted' }, 'There is no plan yet.'),
          h('ol', { class: 'times' }, series.sessions.map(s => h('li', { 'data-key': 's' + s.session }, `${s.session}. `, h('span', { class: 'status', 'data-status': s.status }, words(s.status)), s.booking ? ` ${absolute(s.booking.startsAt, s.booking.zone)}, ${s.booking.site}` : '', s.atRisk ? h('span', { class: 'warn' }, ' at risk') : null)))),
        h('section', { class: 'panel', 'data-key': 'wish' }, h('h3', {}, 'Wishes'), this.#form(series))),
      series.offer ? this.#offer(series.offer) : null,
      this.#found ? this.#result() : null,
    ].filter(Boolean);
  }

  #form(series) {
    return h('form', { id: 'wishes' },
      h('label', { class: 'inline' }, 'Site ', h('select', { name: 'site' }, this.#sites.map(site => h('option', { value: site.id, selected: site.id === series.site }, site.id)))),
      h('label', { class: 'inline' }, 'From ', h('input', { type: 'date', name: 'from' })),
      h('label', { class: 'inline' }, 'About ', h('input', { type: 'time', name: 'time' })),
      h('fieldset', { class: 'field' }, h('legend', { class: 'muted' }, 'Only on'), h('div', { class: 'choices row' }, DAYS.map(day => h('label', { class: 'choice' }, h('input', { type: 'checkbox', name: 'weekdays', value: day }), ' ', words(day).slice(0, 3))))),
      h('div', { class: 'acts' }, h('button', { type: 'button', class: 'act strong', 'data-do': 'offers', disabled: this.#busy }, 'Find times'),
        mayAct(BOOKERS) && series.sessions.some(s => s.booking) ? h('button', { type: 'button', class: 'act', 'data-do': 'preview', disabled: this.#busy }, 'Preview a repair') : null, this.#busy ? h('span', { class: 'muted', role: 'status' }, ' Planning…') : null));
  }

  #offer({ until, bookings }) {
    const target = { course: this.#course };
    return h('section', { class: 'panel kept', 'data-key': 'offer' }, h('h3', {}, 'Kept for the patient'), h('p', {}, left(until), h('span', { class: 'muted' }, `, until ${absolute(until)}`)),
      h('ol', { class: 'times' }, bookings.map(b => h('li', { 'data-key': 'k' + b.session }, `${b.session}. ${absolute(b.startsAt, b.zone)}, ${b.site}`))), h('div', { class: 'acts' }, act('confirm-offer', target, false), act('decline-offer', target)));
  }

  #result() {
    const { kind, data, problem, refused } = this.#found;
    const said = refused ?? problem;
    return h('section', { 'data-key': 'found', id: 'found', tabindex: '-1', 'aria-label': 'What was found' },
      said ? h('p', { class: 'refusal', role: 'alert' }, refusalText(said)) : null,
      data && kind === 'offers' ? this.#offers(data) : null,
      data && kind === 'repair' ? this.#repair(data) : null);
  }

  #offers({ offers, none }) {
    if (!offers.length) return h('p', { class: 'grey-note', role: 'status' }, none ? `${words(none.code)}: ${none.message}.` : 'There is no way to book the series within these wishes.');
    return [
      h('div', { class: 'offers', role: 'radiogroup', 'aria-label': 'Ways to book the series' }, offers.map((offer, i) => h('label', { class: 'panel offer', 'data-key': 'o' + i },
        h('span', { class: 'choice' }, h('input', { type: 'radio', name: 'alternative', value: String(i), checked: i === this.#chosen }), ' ', h('strong', {}, offer.reasons.map(words).join(', ') || `Way ${i + 1}`)),
        offer.traded.length ? h('span', { class: 'muted' }, 'Costs: ' + offer.traded.map(t => `${words(t.code).toLowerCase()} ${t.by}`).join(', ')) : null,
        h('ol', { class: 'times' }, offer.bookings.map(b => h('li', {}, `${b.session}. ${absolute(b.startsAt, b.zone)}`)))))),
      mayAct(BOOKERS) ? h('div', { class: 'acts' }, h('button', { type: 'button', class: 'act strong', 'data-do': 'keep', disabled: this.#busy }, 'Keep the chosen times')) : null,
    ];
  }

  #repair({ moved, steps, times }) {
    return [
      h('h3', {}, moved ? `${moved} ${moved === 1 ? 'session moves' : 'sessions move'}; nothing has been changed yet` : 'Nothing has to move'),
      h('ul', { class: 'times' }, steps.map(step => h('li', {}, `Session ${step.session}: ${step.from ? `${step.from.date} ${step.from.start} → ` : ''}${step.to.date} ${step.to.start} `, h('span', { class: 'muted' }, words(step.reason))))),
      times.length && mayAct(BOOKERS) ? h('div', { class: 'acts' }, h('button', { type: 'button', class: 'act strong', 'data-do': 'repair', disabled: this.#busy }, 'Repair exactly so')) : null,
    ];
  }
}
