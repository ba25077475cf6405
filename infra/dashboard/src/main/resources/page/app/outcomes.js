import { get, Remote, text } from './api.js';
import { $, h, patch, svg } from './dom.js';
import { toast } from './forms.js';
import { words } from './format.js';
import { ofClinic } from './session.js';
import { save, table } from './table.js';

const CLASSES = ['REMISSION', 'RESPONSE', 'PARTIAL', 'NON_RESPONSE', 'WORSENING'];
const STEPS = {
  REQUESTED: 'Consultation requested', EVALUATED: 'File complete, evaluated', ELIGIBLE: 'Decided eligible', PLANNED: 'Plan approved', TREATED: 'First session completed', INDUCED: 'Induction completed', MAINTAINED: 'In maintenance',
};

const percent = (part, whole) => (whole ? `${Math.round((part * 100) / whole)} %` : '–');

/** How far courses come, and how they respond. */
export class Outcomes {
  title = 'Outcomes';
  #sites = [];
  #filter = { from: '', to: '', site: '' };
  #remote = null;
  #soon = 0;

  available() {
    return ofClinic();
  }

  sites(sites) {
    this.#sites = sites;
  }

  open() {
    this.#ask();
  }

  close() {
    clearTimeout(this.#soon);
  }

  changed() {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#remote?.refresh(), 2000);
  }

  #query() {
    const set = Object.entries(this.#filter).filter(([, value]) => value);
    return set.length ? '?' + new URLSearchParams(set) : '';
  }

  #ask() {
    const query = this.#query();
    const before = this.#remote?.data ?? null;
    this.#remote = new Remote(() => get('/api/outcomes' + query), () => this.render());
    this.#remote.data = before;
    this.#remote.refresh();
    this.render();
  }

  onChange(input) {
    if (!input.dataset.filter) return;
    this.#filter[input.dataset.filter] = input.value;
    this.#ask();
  }

  async onClick(button) {
    if (button.dataset.do !== 'csv') return;
    try {
      save('outcomes', await text('/api/outcomes.csv' + this.#query()));
    } catch (problem) {
      toast(`The file can’t be made now: ${problem.message}`);
    }
  }

  render() {
    if ($('screen').dataset.screen !== 'outcomes') return;
    patch($('screen'), this.#view());
  }

  #view() {
    const { data, problem } = this.#remote;
    return [
      h('div', { class: 'screenbar', 'data-key': 'bar' }, h('h2', {}, 'Outcomes'),
        this.#date('from', 'Requested from'), this.#date('to', 'to'),
        this.#sites.length > 1 ? [h('label', { class: 'visually-hidden', for: 'out-site' }, 'Site'), h('select', { id: 'out-site', 'data-filter': 'site' }, h('option', { value: '' }, 'All sites'), this.#sites.map(site => h('option', { value: site.id }, site.id)))] : null,
        h('span', { class: 'space' }), h('button', { type: 'button', class: 'quiet', 'data-do': 'csv', disabled: !data }, 'CSV'), h('button', { type: 'button', class: 'quiet', 'data-do': 'print' }, 'Print')),
      problem ? h('p', { class: 'grey-note', role: 'status' }, `Outcomes ${data ? 'are not up to date' : 'can’t be shown'}: ${problem.message}.`) : null,
      data ? [h('section', { 'data-key': 'funnel' }, h('h3', {}, 'From request to maintenance'), funnel(data.counts.funnel)),
        h('section', { 'data-key': 'protocols' }, h('h3', {}, 'Response by protocol'), protocols('protocol', data.counts.protocols),
          h('p', { class: 'muted foot-note' }, `Newest judgement of each course with at least one completed session, by the protocol of its plan in force. Shares are of the judged; in brackets of all treated, as if who is missing had not responded. In the file, counts from 1 to ${data.smallest - 1} are left out, and what they could be worked out from.`)),
        h('section', { 'data-key': 'indications' }, h('h3', {}, 'Response by indication'), protocols('indication', data.counts.indications)),
        data.counts.sites.length > 1 ? h('section', { 'data-key': 'sites' }, h('h3', {}, 'Response by site'), protocols('site', data.counts.sites)) : null,
        h('section', { 'data-key': 'times' }, h('h3', {}, 'Over time, by protocol'), times(data.counts.protocols),
          h('p', { class: 'muted foot-note' }, 'Of those who were followed. Medians and shares are estimated after Kaplan and Meier: who has not responded, or not relapsed, counts up to the last score; in brackets who is still followed then. Relapses are confirmed ones after a response.'))]
        : problem ? null : h('p', { class: 'empty', role: 'status' }, 'Counting…'),
    ].flat().filter(Boolean);
  }

  #date(name, label) {
    return h('label', { class: 'inline' }, label, ' ', h('input', { type: 'date', 'data-filter': name, value: this.#filter[name] }));
  }
}

function funnel(steps) {
  const all = steps[0].reached;
  return table('From request to maintenance', [
    { head: 'Step', of: s => STEPS[s.milestone] ?? words(s.milestone) },
    { head: 'Reached', number: true, of: s => h('strong', {}, String(s.reached)) },
    { head: 'Of all', number: true, of: s => percent(s.reached, all) },
    { head: 'Of the step before', number: true, of: s => { const before = steps[steps.indexOf(s) - 1]; return before ? percent(s.reached, before.reached) : '–'; } },
    { head: 'Are here now', number: true, of: s => String(s.open) },
    { head: 'Ended here', number: true, of: s => String(s.ended) },
    { head: '', of: s => bar([[s.reached, 'part-all']], all) },
  ], steps, s => s.milestone);
}

function protocols(what, rows) {
  if (!rows.length) return h('p', { class: 'empty' }, 'Nobody has been treated yet.');
  const judged = row => row.treated - row.missing;
  const share = (row, ...names) => {
    const count = names.reduce((sum, name) => sum + row.classes[name], 0);
    return `${count} · ${percent(count, judged(row))} (${percent(count, row.treated)})`;
  };
  return table(`Response by ${what}`, [
    { head: what[0].toUpperCase() + what.slice(1), of: row => h('strong', {}, what === 'site' ? row.name : words(row.name)) },
    { head: 'Treated', number: true, of: row => String(row.treated) }, { head: 'Judged', number: true, of: row => String(judged(row)) }, { head: 'Missing', number: true, of: row => `${row.missing} · ${percent(row.missing, row.treated)}` },
    { head: 'Remission', number: true, of: row => share(row, 'REMISSION') }, { head: 'Response or remission', number: true, of: row => share(row, 'RESPONSE', 'REMISSION') },
    { head: 'Partial', number: true, of: row => String(row.classes.PARTIAL) }, { head: 'No response', number: true, of: row => String(row.classes.NON_RESPONSE) }, { head: 'Worse', number: true, of: row => String(row.classes.WORSENING) },
    { head: '', of: row => bar([...CLASSES.map(name => [row.classes[name], 'part-' + name.toLowerCase()]), [row.missing, 'part-missing']], row.treated) },
  ], rows, row => row.name);
}

function times(rows) {
  if (!rows.length) return h('p', { class: 'empty' }, 'Nobody has been treated yet.');
  const days = course => (course.medianDays == null ? '–' : `${course.medianDays} d`);
  const free = (course, day) => { const share = course.shares.find(s => s.day === day); return share ? `${Math.round(share.share * 100)} % (${share.atRisk})` : '–'; };
  const ended = row => Object.entries(row.ended).map(([reason, count]) => `${words(reason)} ${count}`).join(', ') || '–';
  return table('Over time, by protocol', [
    { head: 'Protocol', of: row => h('strong', {}, words(row.name)) },
    { head: 'Responded', number: true, of: row => `${row.response.events} of ${row.response.followed}` }, { head: 'Median to it', number: true, of: row => days(row.response) },
    { head: 'Relapsed', number: true, of: row => `${row.relapseFree.events} of ${row.relapseFree.followed}` }, { head: 'Median to it', number: true, of: row => days(row.relapseFree) },
    { head: 'Free of it at 90 d', number: true, of: row => free(row.relapseFree, 90) }, { head: 'at 180 d', number: true, of: row => free(row.relapseFree, 180) },
    { head: 'Go on', number: true, of: row => String(row.open) }, { head: 'Ended', of: row => ended(row) },
  ], rows, row => row.name);
}

/** Parts of a whole side by side; the numbers stand beside it. */
function bar(parts, whole) {
  let x = 0;
  return svg('svg', { class: 'sharebar', viewBox: '0 0 160 14', 'aria-hidden': 'true', preserveAspectRatio: 'none' },
    svg('rect', { class: 'part-none', x: 0, y: 0, width: 160, height: 14 }),
    parts.map(([count, name]) => {
      const width = whole ? (count * 160) / whole : 0;
      x += width;
      return width ? svg('rect', { class: name, x: x - width, y: 0, width, height: 14 }) : null;
    }));
}
