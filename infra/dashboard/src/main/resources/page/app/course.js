import { act, sessionActs } from './acts.js';
import { get } from './api.js';
import { scoreChart } from './chart.js';
import { isOverdue, over } from './courses.js';
import { $, h, patch } from './dom.js';
import { absolute, ago, choice, now as time, when, words, zoneOf } from './format.js';
import { flags, stage, verdict } from './list.js';
import { mayAct } from './session.js';
import { plans, Timeline } from './timeline.js';

/** How long a name stays on the screen. */
const NAME_MS = 60_000;

/** One course beside the list. */
export class Course {
  #courses;
  #leave;
  #id = null;
  #problem = null;
  #person = null;
  #personTimer = 0;
  #timeline = null;

  /** leave() goes back to where one came from. */
  constructor(courses, leave) {
    this.#courses = courses;
    this.#leave = leave;
    $('course').addEventListener('click', event => this.#act(event.target.closest('[data-do]')));
    $('course').addEventListener('input', event => {
      if (event.target.id === 'as-of') this.#timeline?.go(Number(event.target.value));
      if (event.target.id === 'known-then') this.#timeline?.knownThen(event.target.checked);
    });
  }

  get id() {
    return this.#id;
  }

  async open(id) {
    if (id === this.#id) return;
    this.#forgetName();
    this.#id = id;
    this.#problem = null;
    this.#timeline = new Timeline(id, () => this.render());
    const pane = $('course');
    pane.hidden = false;
    document.body.classList.add('with-course');
    pane.replaceChildren();
    this.render();
    pane.scrollTop = 0;
    pane.focus({ preventScroll: true });
    if (!this.#courses.get(id)) await this.#fetch(id);
  }

  async #fetch(id) {
    try {
      this.#courses.take(await get('/api/rows/' + id));
    } catch (problem) {
      this.#problem = problem;
    }
    if (id === this.#id) this.render();
  }

  close() {
    this.#forgetName();
    this.#id = null;
    this.#timeline = null;
    $('course').hidden = true;
    $('course').replaceChildren();
    document.body.classList.remove('with-course');
  }

  /** Something was done here; a row may not tell of it. */
  acted({ course }) {
    if (course === this.#id) this.#timeline.renew();
  }

  changed(id) {
    if (id !== this.#id) return;
    this.#timeline.renew();
    this.render();
  }

  render() {
    if (!this.#id) return;
    const live = this.#courses.get(this.#id);
    const row = live && (this.#timeline.row ?? live);
    patch($('course'), row ? this.#view(row) : this.#waiting());
    this.#timeline.settle();
  }

  #waiting() {
    const text = this.#problem ? (this.#problem.status === 404 ? 'There is no such course at this clinic.' : this.#problem.message) : 'Loading…';
    return [bar(this.#id), h('p', { class: 'empty' }, text)];
  }

  #view(row) {
    const now = !this.#timeline.isPast;
    return [
      bar(row.courseId),
      h('div', { class: 'head' }, stage(row), row.ended ? h('span', { class: 'muted' }, words(row.ended)) : null, h('span', { class: 'flags' }, flags(row))),
      this.#timeline.isPast ? h('p', { class: 'past', role: 'status' }, 'You see the course as it stood, not as it is.') : null,
      this.#name(),
      now ? h('div', { class: 'acts', 'data-key': 'acts' }, courseActs(row)) : null,
      h('section', { 'data-key': 'history' }, h('h3', {}, 'History'), this.#timeline.view(row.site)),
      h('section', {}, h('h3', {}, 'Course'), facts(row), plans(this.#timeline.entries, zoneOf(row.site))),
      h('section', {}, h('h3', {}, `Open tasks (${Object.keys(row.openTasks).length})`), tasks(row, now)),
      h('section', {}, h('h3', {}, 'Sessions'), sessions(row, now)),
      h('section', {}, h('h3', {}, 'Response'), response(row), scoreChart(row)),
    ].filter(Boolean);
  }

  #name() {
    const person = this.#person;
    if (!person) return h('p', { class: 'person' }, h('button', { type: 'button', class: 'quiet', 'data-do': 'name' }, 'Show name'));
    if (person.problem) {
      const text = person.problem.status === 403 ? 'Your roles do not include seeing names.' : `The name can’t be shown now: ${person.problem.message}`;
      return h('p', { class: 'person', role: 'status' }, h('span', { class: 'warn' }, text), ' ', h('button', { type: 'button', class: 'quiet', 'data-do': 'name' }, 'Try again'));
    }
    if (person.loading) return h('p', { class: 'person', role: 'status' }, h('span', { class: 'muted' }, 'Asking intake…'));
    return h('p', { class: 'person', role: 'status' }, h('strong', {}, `${person.givenName} ${person.familyName}`), ', born ', person.birthDate, ' ',
      h('button', { type: 'button', class: 'quiet', 'data-do': 'hide' }, 'Hide'), ' ', h('span', { class: 'muted' }, 'hidden again after a minute'));
  }

  #act(button) {
    if (!button) return;
    if (button.dataset.do === 'close') this.#leave();
    if (button.dataset.do === 'copy') navigator.clipboard?.writeText(this.#id);
    if (button.dataset.do === 'print') window.print();
    if (button.dataset.do === 'name') this.#askName();
    if (button.dataset.do === 'now') this.#timeline.go(Infinity);
    if (button.dataset.do === 'hide') {
      this.#forgetName();
      this.render();
    }
  }

  async #askName() {
    const id = this.#id;
    this.#person = { loading: true };
    this.render();
    let person;
    try {
      person = await get(`/api/courses/${id}/person`);
    } catch (problem) {
      person = { problem };
    }
    if (id !== this.#id) return;
    this.#person = person;
    clearTimeout(this.#personTimer);
    this.#personTimer = setTimeout(() => {
      this.#forgetName();
      this.render();
    }, NAME_MS);
    this.render();
  }

  #forgetName() {
    clearTimeout(this.#personTimer);
    this.#person = null;
  }
}

function bar(id) {
  return h('div', { class: 'bar' }, h('h2', { class: 'id' }, id), h('button', { type: 'button', class: 'quiet', 'data-do': 'copy', 'aria-label': 'Copy the course id' }, 'Copy'), h('button', { type: 'button', class: 'quiet', 'data-do': 'print' }, 'Print'),
    h('button', { type: 'button', class: 'quiet', 'data-do': 'close', 'aria-label': 'Close the course' }, '✕'));
}

function facts(row) {
  const { plan } = row;
  const list = [
    ['Indication', [words(row.indication), row.urgency && row.urgency !== 'ROUTINE' ? h('span', { class: 'warn' }, ` ${words(row.urgency)}`) : null]],
    ['Site', row.site && `${row.site} (${zoneOf(row.site)})`],
    ['Requested', row.requestedAt && when(row.requestedAt, zoneOf(row.site))],
    ['Rules say', words(row.recommendation)],
    ['Decided', words(row.outcome)],
    ['Suspended for', row.suspendedFor && h('span', { class: 'warn' }, row.suspendedFor.map(words).join(', '))],
    ['Plan', plan && `${words(row.protocol)}, version ${plan.version}, ${words(plan.phase).toLowerCase()}`],
    ['Dose', plan && `${plan.drug} ${plan.doseMg} mg ${plan.route} over ${plan.durationMin} min`],
    ['Covers', plan && `sessions ${plan.firstSession}–${plan.lastSession}${plan.intervalDays ? `, every ${plan.intervalDays} days` : ''}`],
    ['Recommendation', row.advice && advice(row.advice)],
  ];
  return h('dl', { class: 'facts' }, list.filter(([, value]) => value && (!Array.isArray(value) || value.some(Boolean))).map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

/** What can be done with the course as it is; whether it may, its service decides. */
function courseActs(row) {
  const target = { course: row.courseId };
  const acts = [];
  if (row.flags.includes('RISK')) acts.push(act('resolve', target));
  if (['REFERRED', 'INTAKE'].includes(row.stage)) acts.push(act('consent', target), act('decline-intake', target));
  if (row.stage === 'EVALUATING') acts.push(act('order-work-up', target), act('decide', target));
  if (!row.plan && ['ELIGIBLE', 'ELIGIBLE_WITH_CONDITIONS'].includes(row.outcome)) acts.push(act('approve-plan', target));
  if (Object.values(row.openTasks).some(task => task.kind === 'PLAN_SIGN_OFF')) acts.push(act('sign-plan', target), act('decline-plan', target));
  if (row.plan && !over(row)) {
    if (row.advice?.status === 'OPEN') acts.push(act('accept-recommendation', target), act('decline-recommendation', { ...target, recommendation: row.advice.recommendation }));
    if (mayAct(['scheduler', 'coordinator', 'nurse'])) acts.push(h('a', { class: 'act', href: '#/plan/' + row.courseId }, 'Plan the series'));
    acts.push(act(row.suspendedFor ? 'resume-plan' : 'suspend', target));
    if (row.flags.includes('SERIES_HELD')) acts.push(act('release-series', target));
  }
  if (row.plan && !over(row)) acts.push(act('plan-care', target), act('care-progress', target), act('end-care', target));
  if (!over(row)) for (const instrument of ['PHQ9', 'CSSRS_SCREEN']) acts.push(act('questionnaire', { ...target, instrument }));
  return acts.filter(Boolean);
}

function tasks(row, now) {
  const open = Object.entries(row.openTasks).sort(([, a], [, b]) => a.dueAt.localeCompare(b.dueAt));
  if (!open.length) return h('p', { class: 'muted' }, 'Nothing to do.');
  return h('table', { class: 'small' }, h('thead', {}, h('tr', {}, ['Task', 'Who', 'Due', 'State', ...(now ? [''] : [])].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, open.map(([id, task]) => {
      const overdue = isOverdue(task, time());
      const target = { course: row.courseId, task: id, kind: task.kind };
      return h('tr', { 'data-key': id },
        h('td', {}, words(task.kind)), h('td', {}, words(task.role)), h('td', {}, when(task.dueAt, zoneOf(row.site))),
        h('td', {}, overdue ? h('span', { class: 'warn' }, 'overdue') : null, overdue && task.acknowledged ? ', ' : null, task.acknowledged ? 'acknowledged' : overdue ? null : h('span', { class: 'muted' }, 'open')),
        now ? h('td', { class: 'acts' }, task.acknowledged ? null : act('acknowledge', target), act('close-task', target)) : null);
    })));
}

function sessions(row, now) {
  if (!row.sessions.length) return h('p', { class: 'muted' }, row.plan ? 'None is booked yet.' : 'There is no plan yet.');
  return h('table', { class: 'small' }, h('thead', {}, h('tr', {}, ['No', 'When', 'Status', 'Dose', 'Next-day call', ...(now ? [''] : [])].map(text => h('th', { scope: 'col' }, text)))),
    h('tbody', {}, row.sessions.map(session => h('tr', { 'data-key': 's' + session.session },
      h('th', { scope: 'row' }, String(session.session)),
      h('td', {}, session.startsAt ? [absolute(session.startsAt, session.zone), session.site !== row.site ? h('span', { class: 'muted' }, ` ${session.site}`) : null] : '–'),
      h('td', {}, h('span', { class: 'status', 'data-status': session.status }, words(session.status)),
        session.reason ? h('span', { class: 'muted' }, ` ${words(session.reason)}`) : null,
        ['DOSING', 'OBSERVING', 'CHECKED_IN', 'HELD'].includes(session.status) && session.since ? [' ', h('span', { class: 'muted' }, ago(session.since, session.zone))] : null,
        session.rebookBy ? [' ', h('span', { class: 'warn' }, 'new time by ', ago(session.rebookBy, session.zone))] : null,
        session.worstGrade ? h('span', { class: 'muted' }, `, event grade ${session.worstGrade}`) : null,
        session.formDueAt ? [' ', h('span', { class: 'warn' }, 'form due ', ago(session.formDueAt, session.zone))] : null),
      h('td', { class: 'number' }, dose(session)),
      h('td', {}, session.checkIn ? words(session.checkIn) : '–'),
      now ? h('td', { class: 'acts' }, sessionActs(row.courseId, session)) : null))));
}

function advice({ situation, status, options }) {
  const [first, ...others] = options.map(choice);
  const what = status === 'OPEN' ? `${first}${others.length ? ` (or ${others.join(', ')})` : ''}, waits for a clinician` : [words(status), first].filter(Boolean).join(': ');
  return `${words(situation)}: ${what}`;
}

function dose({ doseMg, deliveredMg }) {
  if (deliveredMg === undefined) return doseMg === undefined ? '–' : `${doseMg} mg`;
  return doseMg === undefined || doseMg === deliveredMg ? `${deliveredMg} mg` : `${deliveredMg} of ${doseMg} mg`;
}

function response(row) {
  const c = row.classified;
  if (!c) return null;
  return h('p', {}, verdict(row), ` ${words(c.instrument)} ${c.score}, ${c.changePct >= 0 ? 'down' : 'up'} ${Math.abs(c.changePct)} % from ${c.baseline}, after ${c.afterSession} sessions`);
}
