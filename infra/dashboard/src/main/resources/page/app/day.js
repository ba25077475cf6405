import { act, sessionActs } from './acts.js';
import { get, Remote, via } from './api.js';
import { $, h, patch } from './dom.js';
import { ago, clockAt, dateAt, left, now, words } from './format.js';
import { isUrgent } from './courses.js';
import { Names } from './names.js';
import { trend } from './trend.js';
import { ofClinic } from './session.js';
import { csv } from './table.js';

/** While a patient is here, scheduling is asked this often for vital signs. */
const EVERY_MS = 15_000;
const ON_SITE = ['CHECKED_IN', 'CLEARED', 'HELD', 'DOSING', 'OBSERVING', 'PAUSED', 'STOPPED'];
const ALARMS = ['VITALS_OVERDUE', 'STOPPED', 'PAUSED'];
const GONE = ['CANCELLED', 'MISSED'];
const STEP_MS = 900_000;

/** One site's day: who has a chair when, how they are, and what has to happen next. */
export class Day {
  title = 'Day board';
  #courses;
  #sites = [];
  #site = null;
  #date = null;
  #board = null;
  #views = new Map();
  #away = null;
  #names = new Names(() => this.render());
  #looking = 0;
  #soon = 0;
  #seen = null;

  available() {
    return ofClinic();
  }

  constructor(courses) {
    this.#courses = courses;
  }

  /** Patients who need somebody now, on whatever day and site one looks. */
  get badge() {
    return this.#courses.all().filter(row => row.flags.some(flag => ALARMS.includes(flag))).length || null;
  }

  sites(sites) {
    this.#sites = sites;
  }

  open([site, date]) {
    this.#site = site || this.#site || this.#sites[0]?.id;
    this.#date = date || null;
    this.#names.hide();
    this.#views.clear();
    const path = `/api/board/${this.#site}` + (this.#date ? `?date=${this.#date}` : '');
    this.#board = this.#site ? new Remote(() => get(path), () => this.#told()) : null;
    this.#board?.refresh();
    clearInterval(this.#looking);
    this.#looking = setInterval(() => this.#lookAfter(), EVERY_MS);
    this.render();
  }

  close() {
    clearInterval(this.#looking);
    clearTimeout(this.#soon);
    this.#names.hide();
  }

  /** Several rows may change at once: one question for all. */
  changed() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#board?.refresh(), 400);
  }

  tick() {
    // Past midnight it is another day.
    const board = this.#board?.data;
    if (board && !this.#date && dateAt(now(), board.zone) !== board.date) this.#board.refresh();
    this.render();
  }

  #told() {
    this.render();
    this.#lookAfter();
  }

  /** One after the other, so that a board never takes more than one of the ways to scheduling. */
  async #lookAfter() {
    const here = (this.#board?.data?.sessions ?? []).filter(s => ON_SITE.includes(s.status));
    for (const { course } of here) {
      try {
        this.#views.set(course, await get(via('scheduling', `/courses/${course}`)));
        this.#away = null;
      } catch (problem) {
        // Rows can be ahead of what scheduling has in hand; its silence concerns them all.
        if (problem.status === 404) continue;
        this.#away = problem;
        break;
      }
    }
    this.render();
  }

  onClick(target) {
    if (target.dataset.do === 'names') {
      if (this.#names.shown) this.#names.hide();
      else this.#names.show([...new Set(this.#board.data.sessions.map(s => s.course))]);
    }
    if (target.dataset.do === 'csv') this.#csv();
  }

  onChange(target) {
    if (target.id === 'day-site') location.hash = `#/day/${target.value}/${this.#date ?? ''}`;
    if (target.id === 'day-date' && target.value) location.hash = `#/day/${this.#site}/${target.value}`;
  }

  render() {
    if ($('screen').dataset.screen !== 'day') return;
    patch($('screen'), this.#view());
    this.#showNow();
  }

  /** Once for each day that is opened: an hour before now is at the left. */
  #showNow() {
    const line = document.querySelector('.nowline');
    if (!line || this.#seen === this.#board) return;
    this.#seen = this.#board;
    const scroll = line.closest('.board-scroll');
    scroll.scrollLeft += line.getBoundingClientRect().left - scroll.getBoundingClientRect().left - 180;
  }

  #view() {
    const remote = this.#board;
    if (!remote) return [h('p', { class: 'empty' }, 'The clinic has no site yet.')];
    const board = remote.data;
    if (!board) return [this.#bar(null), h('p', { class: 'empty', role: 'status' }, remote.problem ? `The day can’t be shown: ${remote.problem.message}` : 'Loading the day…')];
    const sessions = board.sessions.map(s => this.#withView(s));
    const seated = sessions.filter(s => !GONE.includes(s.status) && s.startsAt);
    const gone = sessions.filter(s => GONE.includes(s.status));
    const alarms = seated.flatMap(s => alarmsOf(s).map(alarm => ({ ...alarm, s })));
    const running = seated.filter(s => ON_SITE.includes(s.status)).length;
    return [
      this.#bar(board),
      h('div', { role: 'alert', 'data-key': 'alarms' }, alarms.length ? h('ul', { class: 'alarms', 'aria-label': 'Alarms' }, alarms.map(({ text, urgent, s }) =>
        h('li', { class: urgent ? 'urgent' : null, 'data-key': s.course + text }, h('strong', {}, text), ' ', this.#who(s), ` session ${s.session}, ${s.start}`))) : null),
      this.#away ? h('p', { class: 'grey-note', role: 'status' }, `Vital signs and clocks are not up to date: ${this.#away.message}.`) : null,
      h('p', { class: 'muted summary' }, `${seated.length} ${seated.length === 1 ? 'session' : 'sessions'}, ${running} on site, ${sessions.filter(s => s.status === 'COMPLETED').length} completed · ${board.chairs} chairs · open ${board.hours} · times are ${board.zone}`),
      seated.length ? this.#grid(board, seated) : h('p', { class: 'empty' }, `No session has a chair at ${board.site} on this day.`),
      gone.length ? h('section', { class: 'gone' }, h('h3', {}, 'Not coming'), h('ul', {}, gone.map(s => h('li', { 'data-key': 'gone' + s.course + s.session }, `${s.start} `, this.#who(s), ` session ${s.session}: `, h('span', { class: 'status', 'data-status': s.status }, words(s.status)), s.reason ? ` ${words(s.reason)}` : '')))) : null,
    ].filter(Boolean);
  }

  #withView(s) {
    const view = ON_SITE.includes(s.status) ? this.#views.get(s.course)?.sessions.find(one => one.session === s.session) : null;
    return { ...s, view, zone: this.#board.data.zone };
  }

  #bar(board) {
    const day = board?.date ?? this.#date;
    const shift = by => board ? `#/day/${this.#site}/${addDays(board.date, by)}` : '#/day';
    return h('div', { class: 'screenbar', 'data-key': 'bar' },
      h('h2', {}, board ? dayText(board.date) : 'Day board'),
      board && board.date === board.today ? h('span', { class: 'badge' }, 'Today') : null,
      h('span', { class: 'group' },
        h('a', { class: 'quiet', href: shift(-1), 'aria-label': 'Previous day', 'data-step': '-1' }, '‹'),
        h('a', { class: 'quiet', href: `#/day/${this.#site}` }, 'Today'),
        h('a', { class: 'quiet', href: shift(1), 'aria-label': 'Next day', 'data-step': '1' }, '›'),
        h('label', { class: 'visually-hidden', for: 'day-date' }, 'Day'), h('input', { type: 'date', id: 'day-date', value: day ?? '' })),
      this.#sites.length > 1 ? [h('label', { class: 'visually-hidden', for: 'day-site' }, 'Site'), h('select', { id: 'day-site' }, this.#sites.map(site => h('option', { value: site.id, selected: site.id === this.#site }, site.id)))] : h('span', { class: 'muted' }, this.#site),
      h('span', { class: 'space' }),
      this.#names.problem ? h('span', { class: 'warn', role: 'status' }, this.#names.problem.status === 403 ? 'Your roles do not include seeing names.' : 'Names can’t be shown now.') : null,
      board?.sessions.length ? h('button', { type: 'button', class: 'quiet', 'data-do': 'names', 'aria-pressed': String(this.#names.shown) }, this.#names.shown ? 'Hide names' : 'Show names') : null,
      this.#site ? act('ledger', { site: this.#site }) : null,
      board ? h('button', { type: 'button', class: 'quiet', 'data-do': 'csv' }, 'CSV') : null,
      h('button', { type: 'button', class: 'quiet', 'data-do': 'print' }, 'Print'));
  }

  #who(s) {
    return h('a', { href: '#/course/' + s.course, class: this.#names.of(s.course) ? 'name' : 'id' }, this.#names.of(s.course) ?? s.course.slice(0, 8));
  }

  /** Time from left to right, a line for each chair in use. Chairs are counted, not numbered: a session is drawn in the first line that is free. */
  #grid(board, seated) {
    const lanes = place(seated);
    const from = Math.floor(Math.min(...seated.map(s => s.from)) / 3_600_000) * 3_600_000;
    const to = Math.ceil(Math.max(...seated.map(s => s.to)) / 3_600_000) * 3_600_000;
    const column = at => Math.round((at - from) / STEP_MS) + 2;
    const hours = Array.from({ length: Math.round((to - from) / 3_600_000) }, (_, i) => from + i * 3_600_000);
    const at = now();
    return h('div', { class: 'board-scroll', tabindex: '0', role: 'group', 'aria-label': 'Chairs by time', 'data-key': 'grid' },
      h('ol', { class: 'board', style: `--columns: ${Math.round((to - from) / STEP_MS)}; --lanes: ${lanes}` },
        hours.map(hour => h('li', { class: 'hour', 'aria-hidden': 'true', 'data-key': 'h' + hour, style: `grid-column: ${column(hour)} / span 4` }, clockAt(hour, board.zone))),
        Array.from({ length: lanes }, (_, i) => h('li', { class: 'lane', 'aria-hidden': 'true', 'data-key': 'l' + i, style: `grid-row: ${i + 2}` }, i < board.chairs ? String(i + 1) : '!')),
        at > from && at < to ? h('li', { class: 'nowline', 'aria-hidden': 'true', 'data-key': 'now', style: `grid-column: ${column(at)}` }) : null,
        seated.map(s => this.#cell(s, column))));
  }

  #cell(s, column) {
    const alarms = alarmsOf(s);
    const vitals = s.view?.vitals ?? [];
    const last = vitals.at(-1);
    const status = s.view?.status === 'PAUSED' ? 'PAUSED' : s.status;
    return h('li', { class: 'cell' + (alarms.some(a => a.urgent) ? ' urgent' : alarms.length ? ' warned' : ''), 'data-status': status, 'data-key': s.course + s.session,
      style: `grid-column: ${column(s.from)} / span ${Math.max(4, Math.round((s.to - s.from) / STEP_MS))}; grid-row: ${s.lane + 2}` },
      h('div', { class: 'line' }, h('time', { datetime: s.startsAt }, s.start), ' ', this.#who(s), h('span', { class: 'muted' }, ` no ${s.session}`),
        s.flags.filter(flag => isUrgent(flag) || flag === 'BLOCKED' || flag === 'SUSPENDED').map(flag => h('span', { class: 'flag' + (isUrgent(flag) ? ' urgent' : ''), 'data-flag': flag }, words(flag)))),
      h('div', { class: 'line' }, h('span', { class: 'status', 'data-status': status }, words(status)), s.reason ? h('span', { class: 'warn' }, ` ${words(s.reason)}`) : null,
        ON_SITE.includes(s.status) && s.since ? h('span', { class: 'muted' }, ' ', ago(s.since)) : null,
        s.deliveredMg !== undefined ? h('span', { class: 'muted' }, ` ${s.deliveredMg} mg`) : null,
        s.view?.releasedAt ? h('span', { class: 'response' }, 'Released') : null),
      last ? h('div', { class: 'vitals' + (this.#away ? ' stale' : '') },
        h('span', {}, h('b', {}, last.systolic === undefined ? '–' : `${last.systolic}/${last.diastolic}`), last.spo2 === undefined ? '' : [' SpO₂ ', h('b', {}, `${last.spo2} %`)], ' ', h('span', { class: 'muted' }, ago(last.at))),
        trend(vitals)) : ON_SITE.includes(s.status) && !['CHECKED_IN', 'HELD', 'CLEARED'].includes(s.status) ? h('div', { class: 'muted' }, this.#away ? 'Vital signs not known' : 'No vital signs yet') : null,
      clocks(s),
      h('div', { class: 'acts' }, sessionActs(s.course, { ...s, status }).slice(0, 3)));
  }

  #csv() {
    const { data } = this.#board;
    csv(`day-${data.site}-${data.date}`, ['start', 'zone', 'course', 'session', 'status', 'reason', 'chair_min', 'dose_mg', 'delivered_mg', 'flags'],
      data.sessions.map(s => [s.start, data.zone, s.course, s.session, s.status, s.reason, s.slotMin, s.doseMg, s.deliveredMg, s.flags.join(' ')]));
  }
}

/** What has to happen next, and when. */
function clocks(s) {
  const { view } = s;
  const list = [];
  if (view?.vitalsDueAt) list.push(['Vitals due', view.vitalsDueAt]);
  if (view?.doseEndsAt) list.push(['Dose ends', view.doseEndsAt]);
  if (view?.observedUntil && s.status !== 'COMPLETED') list.push(['Observe until', view.observedUntil]);
  if (!list.length) return null;
  return h('dl', { class: 'clocks' }, list.map(([name, at]) => h('div', { class: Date.parse(at) < now() && name === 'Vitals due' ? 'over' : null }, h('dt', {}, name), h('dd', {}, clockAt(Date.parse(at), s.zone), ' ', left(at)))));
}

/** What nobody may overlook; the page works it out too, because an alarm that waits for the broker is none. */
export function alarmsOf(s) {
  const alarms = [];
  const given = ['DOSING', 'OBSERVING', 'STOPPED', 'PAUSED'].includes(s.status);
  const missed = s.view?.vitalsAlarmAt && Date.parse(s.view.vitalsAlarmAt) < now();
  if (given && (missed || s.flags.includes('VITALS_OVERDUE'))) alarms.push({ text: 'Vitals overdue', urgent: true });
  if (s.status === 'STOPPED') alarms.push({ text: `Infusion stopped${s.reason ? ': ' + words(s.reason) : ''}`, urgent: true });
  if (s.status === 'PAUSED' || s.view?.status === 'PAUSED') alarms.push({ text: 'Infusion paused, a prescriber decides', urgent: true });
  if (s.status === 'HELD') alarms.push({ text: `Held${s.reason ? ': ' + words(s.reason) : ''}`, urgent: false });
  if (s.flags.includes('RISK')) alarms.push({ text: 'Suicide risk open', urgent: true });
  return alarms;
}

/** Gives every session from, to and the first line that is free; returns how many lines there are. */
function place(sessions) {
  const ends = [];
  sessions.sort((a, b) => a.startsAt.localeCompare(b.startsAt) || a.course.localeCompare(b.course));
  for (const s of sessions) {
    s.from = Date.parse(s.startsAt);
    s.to = s.from + (s.slotMin ?? 60) * 60_000;
    const free = ends.findIndex(end => end <= s.from);
    s.lane = free < 0 ? ends.length : free;
    ends[s.lane] = s.to;
  }
  return ends.length;
}

const utc = date => new Date(date + 'T12:00:00Z');
const addDays = (date, days) => new Date(utc(date).getTime() + days * 86_400_000).toISOString().slice(0, 10);
const dayText = date => utc(date).toLocaleDateString('en-US', { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric', timeZone: 'UTC' });
