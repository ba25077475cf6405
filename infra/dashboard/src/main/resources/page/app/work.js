import { act } from './acts.js';
import { get, Remote, via } from './api.js';
import { isUrgent, over, toRebook } from './courses.js';
import { $, h, patch } from './dom.js';
import { now, when, words, zoneOf } from './format.js';
import { flags, stage } from './list.js';
import { ofClinic } from './session.js';
import { csv, table } from './table.js';

const EVERY_MS = 30_000;
/** A page keeps so many; who has more to do has to filter first. */
const MOST = 1000;

const link = row => h('a', { href: '#/course/' + row.courseId, class: 'id' }, row.courseId.slice(0, 8));
const codes = list => (list ?? []).map(words).join(', ');
const due = (iso, site) => when(iso, zoneOf(site));
const target = row => ({ course: row.courseId, task: row.task, kind: row.kind, message: row.message });
const rebookBy = row => toRebook(row).map(s => s.rebookBy).filter(Boolean).sort()[0];
const one = (head, of, text) => ({ head, of, text });

/** All pages of a service's list. */
function paged(service, path, items) {
  return async () => {
    const all = [];
    let after = null;
    do {
      const page = await get(via(service, path + (after ? (path.includes('?') ? '&' : '?') + 'after=' + encodeURIComponent(after) : '')));
      all.push(...page[items]);
      after = page.next;
    } while (after && all.length < MOST);
    all.more = Boolean(after);
    return all;
  };
}

/**
 * What waits for somebody, by name: {title, empty, load(courses) or rows(courses), key(row), columns, role(row), kind(row)}. A column's text(row) is for the file.
 */
const LISTS = {
  tasks: {
    title: 'Tasks and reviews', empty: 'Nothing is due.', service: 'followup', load: paged('followup', '/tasks', 'tasks'), key: t => t.courseId + t.task,
    role: t => t.role, kind: t => t.kind, at: t => t.dueAt,
    columns: [
      one('Due', t => due(t.dueAt, t.site), t => t.dueAt), one('Task', t => h('strong', {}, words(t.kind)), t => t.kind), one('Role', t => words(t.role), t => t.role), one('Site', t => t.site, t => t.site),
      one('Course', link, t => t.courseId), one('State', t => (Date.parse(t.dueAt) < now() ? [h('span', { class: 'warn' }, 'overdue'), t.acknowledged ? ', seen' : ''] : t.acknowledged ? 'seen' : 'open'), t => (t.acknowledged ? 'seen' : 'open')),
      one('', t => h('span', { class: 'acts' }, t.acknowledged ? null : act('acknowledge', target(t)), act('close-task', target(t)))),
    ],
  },
  evaluations: {
    title: 'Evaluations', empty: 'No evaluation waits.', service: 'evaluation',
    load: paged('evaluation', '/courses?stage=EVIDENCE_MISSING&stage=NEEDS_REVIEW&stage=READY_TO_DECIDE&stage=DECIDED_WITHOUT_PLAN&stage=SUSPENDED&limit=200', 'items'), key: c => c.courseId,
    kind: c => c.stage, at: c => c.waitingSince,
    columns: [
      one('Waits since', c => when(c.waitingSince, zoneOf(c.site)), c => c.waitingSince), one('Waits for', c => h('strong', {}, words(c.stage)), c => c.stage), one('Course', link, c => c.courseId),
      one('Indication', c => words(c.indication), c => c.indication), one('Site', c => c.site, c => c.site), one('Rules say', c => words(c.recommendation), c => c.recommendation),
      one('Missing', c => codes(c.missing) || codes(c.suspendedFor), c => [...c.missing, ...c.suspendedFor].join(' ')),
      one('', c => h('span', { class: 'acts' }, { EVIDENCE_MISSING: act('order-work-up', target(c)), NEEDS_REVIEW: act('decide', target(c)), READY_TO_DECIDE: act('decide', target(c)), DECIDED_WITHOUT_PLAN: act('approve-plan', target(c)), SUSPENDED: act('resume-plan', target(c)) }[c.stage])),
    ],
  },
  intakes: {
    title: 'Intakes', empty: 'Every file is complete.', service: 'intake', load: paged('intake', '/courses?limit=200', 'items'), key: f => f.courseId,
    kind: f => f.missing.map(m => m.item), at: f => f.requestedAt,
    columns: [
      one('Requested', f => when(f.requestedAt, zoneOf(f.site)), f => f.requestedAt), one('Course', link, f => f.courseId), one('Indication', f => words(f.indication), f => f.indication), one('Site', f => f.site, f => f.site),
      one('Urgency', f => (f.urgency === 'ROUTINE' ? 'Routine' : h('span', { class: 'warn' }, words(f.urgency))), f => f.urgency), one('Lacks', f => codes(f.missing.map(m => m.item)), f => f.missing.map(m => m.item).join(' ')),
      one('Expires', f => (f.expiresAt ? when(f.expiresAt, zoneOf(f.site)) : '–'), f => f.expiresAt),
    ],
  },
  risks: {
    title: 'Escalations', empty: 'No escalation is open.', rows: courses => courses.all().filter(row => row.flags.some(isUrgent) || row.flags.includes('PAUSED')), key: r => r.courseId,
    kind: r => r.flags, at: r => r.changedAt,
    columns: [
      one('Changed', r => (r.changedAt ? when(r.changedAt, zoneOf(r.site)) : '–'), r => r.changedAt), one('What', r => h('span', { class: 'flags' }, flags(r)), r => r.flags.join(' ')), one('Course', link, r => r.courseId), one('Site', r => r.site, r => r.site),
      one('Stage', stage, r => r.stage), one('', r => h('span', { class: 'acts' }, r.flags.includes('RISK') ? act('resolve', target(r)) : null)),
    ],
  },
  rebook: {
    title: 'Need a time', empty: 'Every session that is due has a time.', key: r => r.courseId, kind: r => r.stage, at: r => rebookBy(r) ?? r.changedAt,
    rows: courses => courses.all().filter(row => !over(row) && (toRebook(row).length > 0 || (row.plan && row.completedSessions + row.sessions.filter(s => s.status === 'BOOKED').length < row.plannedSessions && !row.sessions.some(s => s.status === 'BOOKED')))),
    columns: [
      one('Book by', r => (rebookBy(r) ? due(rebookBy(r), r.site) : '–'), rebookBy), one('Course', link, r => r.courseId), one('Site', r => r.site, r => r.site), one('Stage', stage, r => r.stage),
      one('Sessions', r => (toRebook(r).length ? toRebook(r).map(s => `${s.session} (${words(s.status).toLowerCase()})`).join(', ') : 'none is booked'), r => toRebook(r).map(s => s.session).join(' ')),
    ],
  },
  forms: {
    title: 'Forms due', empty: 'Every monitoring form has been sent.', key: f => f.courseId + f.session, kind: f => (Date.parse(f.dueAt) < now() ? 'OVERDUE' : 'DUE'), at: f => f.dueAt,
    rows: courses => courses.all().flatMap(row => row.sessions.filter(s => s.formDueAt).map(s => ({ courseId: row.courseId, site: s.site ?? row.site, session: s.session, dueAt: s.formDueAt }))),
    columns: [
      one('Due', f => due(f.dueAt, f.site), f => f.dueAt), one('Course', link, f => f.courseId), one('Site', f => f.site, f => f.site), one('Session', f => String(f.session), f => f.session),
      one('State', f => (Date.parse(f.dueAt) < now() ? h('span', { class: 'warn' }, 'overdue') : 'due'), f => (Date.parse(f.dueAt) < now() ? 'overdue' : 'due')),
      one('', f => h('span', { class: 'acts' }, act('form-sent', { course: f.courseId, session: f.session }))),
    ],
  },
  counts: {
    title: 'Drug counts', empty: 'Every count agrees, or somebody has said what came of it.', service: 'scheduling', load: async () => (await get(via('scheduling', '/ledger/discrepancies'))).counts,
    key: c => c.site + c.count, role: c => c.role, kind: c => (c.explained ? 'EXPLAINED' : 'NOT_EXPLAINED'), at: c => c.dueAt,
    columns: [
      one('Due', c => due(c.dueAt, c.site), c => c.dueAt), one('Site', c => c.site, c => c.site), one('Role', c => words(c.role), c => c.role), one('Lot', c => `${c.lot.ndc}, lot ${c.lot.lot}`, c => c.lot.ndc + ' ' + c.lot.lot),
      one('Off', c => h('span', { class: 'warn' }, `${c.off} mg`), c => c.off), one('State', c => (c.explained ? 'explained' : h('span', { class: 'warn' }, 'not explained')), c => (c.explained ? 'explained' : 'not explained')),
      one('', c => h('span', { class: 'acts' }, act('ledger', { site: c.site }), c.explained ? act('close-count', { site: c.site, count: c.count }) : null)),
    ],
  },
  messages: {
    title: 'Failed messages', empty: 'No message needs a person.', service: 'followup', load: paged('followup', '/messages', 'messages'), key: m => m.courseId + m.message, kind: m => m.state, at: m => m.dueAt,
    columns: [
      one('Due', m => when(m.dueAt), m => m.dueAt), one('Message', m => [h('strong', {}, words(m.kind)), ` session ${m.session}`], m => m.kind), one('Course', link, m => m.courseId), one('State', m => h('span', { class: 'warn' }, words(m.state)), m => m.state),
      one('Why', m => words(m.reason), m => m.reason), one('Way', m => words(m.way), m => m.way), one('Tries', m => String(m.attempt), m => m.attempt),
      one('', m => h('span', { class: 'acts' }, act('retry-message', target(m)), act('settle-message', target(m)))),
    ],
  },
};

/** Everything that waits for a person, as lists. */
export class Work {
  title = 'Work';
  #courses;
  #name = 'tasks';
  #remotes = new Map();
  #filter = { site: '', role: '', kind: '', find: '' };
  #timer = 0;
  #soon = 0;

  constructor(courses) {
    this.#courses = courses;
  }

  available() {
    return ofClinic();
  }

  get badge() {
    return this.#courses.all().filter(row => row.flags.includes('RISK')).length || null;
  }

  open([name]) {
    this.#name = LISTS[name] ? name : 'tasks';
    this.#filter = { ...this.#filter, role: '', kind: '' };
    this.#remote()?.refresh();
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#remote()?.refresh(), EVERY_MS);
    this.render();
  }

  close() {
    clearInterval(this.#timer);
    clearTimeout(this.#soon);
    this.#remotes.clear();
  }

  changed() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      this.#remote()?.refresh();
      this.render();
    }, 600);
  }

  #remote() {
    const { load } = LISTS[this.#name];
    if (!load) return null;
    if (!this.#remotes.has(this.#name)) this.#remotes.set(this.#name, new Remote(load, () => this.render()));
    return this.#remotes.get(this.#name);
  }

  onClick(button) {
    if (button.dataset.do === 'csv') {
      const columns = LISTS[this.#name].columns.filter(column => column.text);
      csv('work-' + this.#name, columns.map(column => column.head.toLowerCase().replaceAll(' ', '_')), this.#shown().map(row => columns.map(column => column.text(row))));
    }
    if (button.dataset.do === 'again') this.#remote().refresh();
  }

  onChange(input) {
    if (!input.dataset.filter) return;
    this.#filter[input.dataset.filter] = input.value;
    this.render();
  }

  render() {
    if ($('screen').dataset.screen !== 'work') return;
    patch($('screen'), this.#view());
  }

  #all() {
    const { rows } = LISTS[this.#name];
    return rows ? rows(this.#courses) : this.#remote().data ?? [];
  }

  #shown() {
    const { role, kind, at } = LISTS[this.#name];
    const { site, find } = this.#filter;
    return this.#all()
      .filter(row => (!site || row.site === site) && (!find || row.courseId?.startsWith(find.toLowerCase())) && (!this.#filter.role || role?.(row) === this.#filter.role) && (!this.#filter.kind || [kind(row)].flat().includes(this.#filter.kind)))
      .sort((a, b) => String(at(a) ?? '9').localeCompare(String(at(b) ?? '9')));
  }

  #view() {
    const list = LISTS[this.#name];
    const remote = this.#remote();
    const all = this.#all();
    const shown = this.#shown();
    return [
      h('div', { class: 'screenbar', 'data-key': 'bar' },
        h('nav', { class: 'tabs', 'aria-label': 'Lists' }, Object.entries(LISTS).map(([name, { title }]) => h('a', { href: '#/work/' + name, 'data-key': name, 'aria-current': name === this.#name ? 'page' : null }, title))),
        h('span', { class: 'space' }),
        this.#select('site', 'Site', all.map(row => row.site)), list.role ? this.#select('role', 'Role', all.map(list.role)) : null, this.#select('kind', 'Kind', all.flatMap(row => list.kind(row))),
        h('label', { class: 'visually-hidden', for: 'work-find' }, 'Course id'), h('input', { id: 'work-find', type: 'search', size: '12', placeholder: 'Course id', 'data-filter': 'find', value: this.#filter.find, maxlength: '36' }),
        h('button', { type: 'button', class: 'quiet', 'data-do': 'csv', disabled: shown.length === 0 }, 'CSV')),
      h('h2', { class: 'visually-hidden' }, list.title),
      remote?.problem ? h('p', { class: 'grey-note', role: 'status' }, this.#problem(remote.problem, remote.data), ' ', h('button', { type: 'button', class: 'quiet', 'data-do': 'again' }, 'Try again')) : null,
      remote?.loading ? h('p', { class: 'empty', role: 'status' }, 'Loading…') : null,
      remote && !remote.data ? null : h('div', { class: remote?.problem ? 'stale' : null, 'data-key': this.#name },
        shown.length ? table(list.title, list.columns, shown, list.key) : h('p', { class: 'empty' }, all.length ? 'Nothing matches the filters.' : list.empty),
        h('p', { class: 'muted foot-note', role: 'status' }, all.length ? `${shown.length} of ${all.length}${all.more ? ' or more' : ''}` : '')),
    ].filter(Boolean);
  }

  #problem({ status, message }, data) {
    if (status === 403) return 'Your roles do not include this list.';
    return data ? `This list is not up to date: ${message}.` : `This list can’t be shown: ${message}.`;
  }

  #select(name, label, values) {
    const known = [...new Set([...values, this.#filter[name]])].filter(Boolean).sort();
    if (known.length < 2 && !this.#filter[name]) return null;
    const id = 'work-' + name;
    return [h('label', { class: 'visually-hidden', for: id }, label), h('select', { id, 'data-filter': name, 'data-key': id }, h('option', { value: '' }, `${label}: all`), known.map(value => h('option', { value, selected: value === this.#filter[name] }, words(value))))];
  }
}
