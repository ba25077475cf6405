import { $, h, morph, move, patch } from './dom.js';
import { absolute, ago, now, words, zoneOf } from './format.js';
import { isOverdue, isUrgent, needsAttention, nextSession, over, pressure, toRebook } from './courses.js';
import { csv } from './table.js';

const STAGES = ['REFERRED', 'INTAKE', 'EVALUATING', 'APPROVED', 'INDUCTION', 'REVIEW', 'MAINTENANCE', 'NOT_ELIGIBLE', 'STOPPED', 'CLOSED'];
const LAST = '9999';

const ORDERS = {
  attention: row => [pressure(row, now()), nextAt(row)],
  course: () => [],
  stage: row => [STAGES.indexOf(row.stage), nextAt(row)],
  next: row => [nextAt(row)],
  score: row => [-(row.lastScore ?? -1)],
  tasks: row => [Object.values(row.openTasks).map(task => task.dueAt).sort()[0] ?? LAST],
  changed: row => [-Date.parse(row.changedAt ?? 0)],
};

const nextAt = row => nextSession(row, now())?.session.startsAt ?? LAST;

/** The table of courses: filtered and sorted here, changed row by row. */
export class List {
  #courses;
  #elements = new Map();
  #stale = new Set();
  #flashing = new Set();
  #stages = new Set();
  #attention = false;
  #sort = 'attention';
  #selected = null;
  #due = false;

  constructor(courses) {
    this.#courses = courses;
    $('stages').addEventListener('click', event => this.#toggleStage(event.target.closest('button')));
    $('attention').addEventListener('click', () => this.#toggleAttention());
    $('find').addEventListener('input', () => this.refresh());
    $('site').addEventListener('change', () => this.refresh());
    $('list-csv').addEventListener('click', () => this.#csv());
    document.querySelector('thead').addEventListener('click', event => this.#sortBy(event.target.closest('button')));
    $('rows').addEventListener('click', event => this.#open(event));
    $('rows').addEventListener('keydown', event => this.#step(event));
  }

  sites(sites) {
    if ($('site').options.length !== sites.length + 1) {
      $('site').replaceChildren(h('option', { value: '' }, 'All sites'), ...sites.map(site => h('option', { value: site.id }, site.id)));
    }
    $('site').hidden = sites.length < 2;
  }

  select(id) {
    for (const changed of [this.#selected, id]) if (changed) this.#stale.add(changed);
    this.#selected = id;
    this.refresh();
  }

  /** Puts the focus on a course, or on the first one. */
  focus(id) {
    (this.#elements.get(id) ?? $('rows').firstElementChild)?.querySelector('a')?.focus();
  }

  /** A course has changed: shown with the next frame, and marked for a moment. */
  changed(id, flash) {
    this.#stale.add(id);
    if (flash) this.#flashing.add(id);
    this.refresh();
  }

  reset() {
    this.#elements.clear();
    $('rows').replaceChildren();
  }

  /** What depends on the time of day alone. */
  grow() {
    for (const id of this.#elements.keys()) this.#stale.add(id);
    this.refresh();
  }

  refresh() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#render();
    });
  }

  #render() {
    const all = this.#courses.all();
    this.#chips(all);
    const shown = this.#shown(all);
    this.#place(shown);
    const hidden = all.length - shown.length;
    const count = `${shown.length} ${shown.length === 1 ? 'course' : 'courses'}${hidden ? `, ${hidden} filtered out` : ''}${this.#courses.complete ? '' : '; there are more than a page holds'}`;
    if ($('count').textContent !== count) $('count').textContent = count;
    $('empty').hidden = shown.length > 0;
    $('empty').textContent = all.length ? 'No course matches the filters.' : 'No courses yet. They appear here as soon as one is requested.';
  }

  #shown(all) {
    const site = $('site').value;
    const find = $('find').value.trim().toLowerCase();
    const shown = all.filter(row =>
      (this.#stages.size === 0 || this.#stages.has(row.stage)) &&
      (!this.#attention || needsAttention(row, now())) &&
      (!site || row.site === site) &&
      (!find || row.courseId.includes(find)));
    const keys = new Map(shown.map(row => [row, [...ORDERS[this.#sort](row), row.courseId]]));
    shown.sort((a, b) => compare(keys.get(a), keys.get(b)));
    return shown;
  }

  /** What is listed now, in this order. */
  #csv() {
    csv('courses', ['course', 'site', 'indication', 'stage', 'flags', 'protocol', 'completed_sessions', 'planned_sessions', 'next_session', 'instrument', 'score', 'response', 'open_tasks', 'requested_at', 'changed_at'],
      this.#shown(this.#courses.all()).map(row => [row.courseId, row.site, row.indication, row.stage, row.flags.join(' '), row.protocol, row.completedSessions, row.plannedSessions, nextSession(row, now())?.session.startsAt,
        row.lastInstrument, row.lastScore, row.response, Object.keys(row.openTasks).length, row.requestedAt, row.changedAt]));
  }

  #place(shown) {
    const body = $('rows');
    const wanted = new Set(shown.map(row => row.courseId));
    for (const [id, element] of this.#elements) {
      if (!wanted.has(id) && element.parentNode) element.remove();
    }
    let at = body.firstElementChild;
    for (const row of shown) {
      const element = this.#element(row);
      if (element === at) at = at.nextElementSibling;
      else if (element.parentNode === body) move(body, element, at);
      else body.insertBefore(element, at);
    }
  }

  #element(row) {
    const id = row.courseId;
    const fresh = this.#stale.delete(id) || !this.#elements.has(id) ? rowElement(row, id === this.#selected) : null;
    const element = this.#elements.get(id) ?? fresh;
    if (fresh && fresh !== element) morph(element, fresh);
    this.#elements.set(id, element);
    if (this.#flashing.delete(id)) {
      element.classList.add('flash');
      setTimeout(() => element.classList.remove('flash'), 1500);
    }
    return element;
  }

  #chips(all) {
    const counts = new Map();
    for (const row of all) counts.set(row.stage, (counts.get(row.stage) ?? 0) + 1);
    patch($('stages'), STAGES.filter(stage => counts.has(stage) || this.#stages.has(stage)).map(stage =>
      h('button', { type: 'button', class: 'chip', 'data-key': stage, 'data-stage': stage, 'aria-pressed': String(this.#stages.has(stage)) },
        h('i', { class: 'dot', 'aria-hidden': 'true' }), words(stage), ' ', h('b', {}, String(counts.get(stage) ?? 0)))));
    const number = String(all.filter(row => needsAttention(row, now())).length);
    if ($('attention').querySelector('b').textContent !== number) $('attention').querySelector('b').textContent = number;
    $('attention').setAttribute('aria-pressed', String(this.#attention));
  }

  #toggleStage(button) {
    if (!button) return;
    const { stage } = button.dataset;
    if (!this.#stages.delete(stage)) this.#stages.add(stage);
    this.refresh();
  }

  #toggleAttention() {
    this.#attention = !this.#attention;
    this.refresh();
  }

  #sortBy(button) {
    if (!button) return;
    this.#sort = button.dataset.sort;
    for (const heading of document.querySelectorAll('thead th[aria-sort]')) {
      heading.setAttribute('aria-sort', heading.contains(button) ? 'ascending' : 'none');
    }
    this.refresh();
  }

  #open(event) {
    const row = event.target.closest('tr');
    if (row && !event.target.closest('a')) location.hash = '#/course/' + row.dataset.id;
  }

  #step(event) {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
    const row = event.target.closest('tr');
    if (!step || !row) return;
    event.preventDefault();
    (step > 0 ? row.nextElementSibling : row.previousElementSibling)?.querySelector('a')?.focus();
  }
}

function compare(a, b) {
  for (let i = 0; i < a.length; i++) {
    if (a[i] < b[i]) return -1;
    if (a[i] > b[i]) return 1;
  }
  return 0;
}

function rowElement(row, selected) {
  const id = row.courseId;
  return h('tr', { 'data-id': id, class: row.flags.some(isUrgent) ? 'urgent' : null, 'aria-current': selected ? 'true' : null },
    h('td', { class: 'flags' }, flags(row)),
    h('th', { scope: 'row' }, h('a', { href: '#/course/' + id, class: 'id', 'aria-label': 'Course ' + id.slice(0, 8) }, id.slice(0, 8)), ' ',
      h('span', { class: 'muted' }, words(row.indication)), row.site ? h('span', { class: 'muted site' }, row.site) : null),
    h('td', {}, stage(row)),
    h('td', {}, progress(row)),
    h('td', {}, next(row)),
    h('td', {}, score(row)),
    h('td', {}, tasks(row)),
    h('td', { class: 'muted' }, row.changedAt ? ago(row.changedAt) : ''));
}

export function flags(row) {
  return row.flags.map(flag => h('span', { class: 'flag' + (isUrgent(flag) ? ' urgent' : ''), 'data-flag': flag }, words(flag)));
}

export function stage(row) {
  return h('span', { class: 'stage', 'data-stage': row.stage }, h('i', { class: 'dot', 'aria-hidden': 'true' }), words(row.stage));
}

function progress(row) {
  const planned = Math.max(row.plannedSessions, row.sessions.at(-1)?.session ?? 0);
  if (!planned) return h('span', { class: 'muted' }, '–');
  const pips = [];
  for (let n = Math.max(1, planned - 9); n <= planned; n++) {
    const session = row.sessions.find(s => s.session === n);
    pips.push(h('i', { class: 'pip', 'data-status': session?.status ?? 'NONE', title: `Session ${n}: ${words(session?.status) || 'no time yet'}` }));
  }
  return h('span', { class: 'progress' }, h('span', { class: 'pips', 'aria-hidden': 'true' }, pips), `${row.completedSessions} of ${planned}`);
}

function next(row) {
  const found = nextSession(row, now());
  if (found?.running) {
    const { session } = found;
    return [h('span', { class: 'running', 'data-status': session.status }, `Session ${session.session}: ${words(session.status).toLowerCase()}`),
      session.reason ? h('span', { class: 'muted' }, ` ${words(session.reason)}`) : null, ' ', h('span', { class: 'muted' }, session.since ? ago(session.since, session.zone) : null)];
  }
  if (found) {
    const zone = found.session.zone ?? zoneOf(row.site);
    return [h('time', { datetime: found.session.startsAt }, absolute(found.session.startsAt, zone)), ' ', h('span', { class: 'muted' }, ago(found.session.startsAt, zone))];
  }
  const waiting = toRebook(row);
  if (waiting.length) {
    const by = waiting.map(s => s.rebookBy).filter(Boolean).sort()[0];
    return [h('span', { class: 'warn' }, `Session ${waiting[0].session} needs a new time`), by ? h('span', { class: 'muted' }, ', by ', ago(by)) : null];
  }
  const unbooked = row.plan && !over(row) && row.completedSessions < row.plannedSessions;
  return h('span', { class: 'muted' }, unbooked ? 'Not booked' : '–');
}

function score(row) {
  if (row.lastScore === undefined) return h('span', { class: 'muted' }, '–');
  return [h('span', { class: 'number' }, `${words(row.lastInstrument)} ${row.lastScore}`), ' ', row.response ? verdict(row) : null];
}

export function verdict(row) {
  const { changePct, baseline } = row.classified;
  return h('span', { class: 'response', 'data-response': row.response, title: `${changePct >= 0 ? 'down' : 'up'} ${Math.abs(changePct)} % from ${baseline}` }, words(row.response));
}

function tasks(row) {
  const open = Object.values(row.openTasks);
  if (!open.length) return h('span', { class: 'muted' }, '–');
  const overdue = open.filter(task => isOverdue(task, now())).length;
  const due = open.map(task => task.dueAt).sort()[0];
  return [`${open.length} open`, overdue ? h('span', { class: 'warn' }, `, ${overdue} overdue`) : h('span', { class: 'muted' }, ', due ', ago(due))];
}
