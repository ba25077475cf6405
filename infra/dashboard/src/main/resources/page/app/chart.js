import { h, svg } from './dom.js';
import { absolute, words } from './format.js';

const WIDTH = 560;
const HEIGHT = 150;
const LEFT = 28;
const BOTTOM = 20;
const TOP = 10;

/** Totals of one instrument over time, with completed sessions as marks; a table says the same. */
export function scoreChart(row) {
  const instrument = row.lastInstrument;
  const scores = (row.scores ?? []).filter(score => score.instrument === instrument);
  if (!scores.length) return h('p', { class: 'muted' }, 'No score yet.');
  const doses = row.sessions.filter(s => s.status === 'COMPLETED' && s.startsAt).map(s => Date.parse(s.startsAt));
  const times = scores.map(s => Date.parse(s.at));
  const from = Math.min(...times, ...doses);
  const to = Math.max(...times, ...doses, from + 86_400_000);
  const top = Math.max(10, ...scores.map(s => s.total), row.classified?.baseline ?? 0);
  const x = t => round(LEFT + 6 + ((t - from) / (to - from)) * (WIDTH - LEFT - 18));
  const y = v => round(TOP + (1 - v / top) * (HEIGHT - TOP - BOTTOM));
  const points = scores.map(s => `${x(Date.parse(s.at))},${y(s.total)}`).join(' ');
  const summary = `${words(instrument)}: ${scores.length} scores, first ${scores[0].total}, last ${scores.at(-1).total}`;
  return h('figure', { class: 'chart' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': summary },
      [0, Math.round(top / 2), top].map(v => svg('g', {},
        svg('line', { class: 'grid', x1: LEFT, x2: WIDTH, y1: y(v), y2: y(v) }),
        svg('text', { class: 'tick', x: LEFT - 6, y: y(v) + 3.5, 'text-anchor': 'end' }, String(v)))),
      doses.map(t => svg('line', { class: 'dose', x1: x(t), x2: x(t), y1: HEIGHT - BOTTOM - 7, y2: HEIGHT - BOTTOM })),
      svg('polyline', { class: 'line', points }),
      scores.map(s => svg('circle', { class: 'point', cx: x(Date.parse(s.at)), cy: y(s.total), r: 3 }, svg('title', {}, `${s.total}, ${absolute(s.at)}`))),
      svg('text', { class: 'tick', x: LEFT + 6, y: HEIGHT - 5 }, day(from)),
      svg('text', { class: 'tick', x: WIDTH - 6, y: HEIGHT - 5, 'text-anchor': 'end' }, day(to))),
    h('figcaption', { class: 'muted' }, summary + (doses.length ? '. Ticks below mark completed sessions.' : '.')),
    h('details', {}, h('summary', {}, 'As a table'),
      h('table', { class: 'small' }, h('thead', {}, h('tr', {}, ['When', 'Total', 'Band'].map(text => h('th', { scope: 'col' }, text)))),
        h('tbody', {}, scores.map(s => h('tr', {}, h('td', {}, absolute(s.at)), h('td', { class: 'number' }, String(s.total)), h('td', {}, words(s.band) || '–')))))));
}

const round = value => Math.round(value * 10) / 10;
const day = t => new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' }).format(t);
