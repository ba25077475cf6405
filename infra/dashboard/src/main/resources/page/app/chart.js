import { h, svg } from './dom.js';
import { absolute, words, zoneOf } from './format.js';

const WIDTH = 560;
const LEFT = 30;
const BOTTOM = 20;
const TOP = 10;

const round = value => Math.round(value * 10) / 10;
const dayFormat = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' });

function frame(height, from, to, low, high) {
  const x = t => round(LEFT + 6 + ((t - from) / Math.max(1, to - from)) * (WIDTH - LEFT - 18));
  const y = v => round(TOP + (1 - (v - low) / Math.max(1, high - low)) * (height - TOP - BOTTOM));
  const line = v => svg('g', {}, svg('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y(v), y2: y(v) }), svg('text', { class: 'tick', x: LEFT - 6, y: y(v) + 3.5, 'text-anchor': 'end' }, String(v)));
  return { x, y, line };
}

function dots(name, points, x, y) {
  return [svg('polyline', { class: 'line ' + name, points: points.map(p => `${x(p.t)},${y(p.v)}`).join(' ') }),
    points.map(p => svg('circle', { class: 'point ' + name, cx: x(p.t), cy: y(p.v), r: 2.6 }, svg('title', {}, p.title)))];
}

function asTable(heads, rows) {
  return h('details', {}, h('summary', {}, 'As a table'),
    h('table', { class: 'small' }, h('thead', {}, h('tr', {}, heads.map(text => h('th', { scope: 'col' }, text)))),
      h('tbody', {}, rows.map(cells => h('tr', {}, cells.map((cell, i) => h(i ? 'td' : 'th', i ? {} : { scope: 'row' }, cell)))))));
}

/**
 * Totals of one instrument over time, with doses as marks and the baseline they are judged from; a table says the same.
 */
export function scoreChart(row) {
  const instrument = row.lastInstrument;
  const zone = zoneOf(row.site);
  const scores = (row.scores ?? []).filter(score => score.instrument === instrument);
  if (!scores.length) return h('p', { class: 'muted' }, 'No score yet.');
  const height = 170;
  const doses = row.sessions.filter(s => s.deliveredMg !== undefined && s.startsAt);
  const times = [...scores.map(s => Date.parse(s.at)), ...doses.map(s => Date.parse(s.startsAt))];
  const from = Math.min(...times);
  const to = Math.max(...times, from + 86_400_000);
  const baseline = row.classified?.baseline;
  const top = Math.max(10, ...scores.map(s => s.total), baseline ?? 0);
  const { x, y, line } = frame(height, from, to, 0, top);
  const summary = `${words(instrument)}: ${scores.length} ${scores.length === 1 ? 'score' : 'scores'}, first ${scores[0].total}, last ${scores.at(-1).total}`;
  return h('figure', { class: 'chart' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${height}`, role: 'img', 'aria-label': summary },
      [0, Math.round(top / 2), top].map(line),
      baseline === undefined ? null : svg('line', { class: 'baseline', x1: LEFT, x2: WIDTH, y1: y(baseline), y2: y(baseline) }),
      doses.map(s => svg('line', { class: 'dose', x1: x(Date.parse(s.startsAt)), x2: x(Date.parse(s.startsAt)), y1: height - BOTTOM - 8, y2: height - BOTTOM }, svg('title', {}, `Session ${s.session}, ${s.deliveredMg} mg`))),
      dots('', scores.map(s => ({ t: Date.parse(s.at), v: s.total, title: `${s.total}, ${absolute(s.at, zone)}` })), x, y),
      svg('text', { class: 'tick', x: LEFT + 6, y: height - 5 }, dayFormat.format(from)),
      svg('text', { class: 'tick', x: WIDTH - 6, y: height - 5, 'text-anchor': 'end' }, dayFormat.format(to))),
    h('figcaption', { class: 'muted' }, summary + (doses.length ? '. Ticks below mark doses' : '') + (baseline === undefined ? '.' : `; the broken line is the baseline, ${baseline}.`)),
    asTable(['When', 'Total', 'Band'], scores.map(s => [absolute(s.at, zone), String(s.total), words(s.band) || '–'])));
}
