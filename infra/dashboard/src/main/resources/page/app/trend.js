import { svg } from './dom.js';

const WIDTH = 110;
const HEIGHT = 38;

/** Blood pressure as a line of bars from diastolic to systolic, SpO₂ as a line above; small, to be seen at a glance. */
export function trend(readings) {
  const shown = readings.filter(r => r.systolic !== undefined || r.spo2 !== undefined).slice(-16);
  if (shown.length < 2) return null;
  const from = Date.parse(shown[0].at);
  const span = Math.max(1, Date.parse(shown.at(-1).at) - from);
  const x = r => Math.round((3 + ((Date.parse(r.at) - from) / span) * (WIDTH - 6)) * 10) / 10;
  const pressures = shown.filter(r => r.systolic !== undefined && r.diastolic !== undefined);
  const low = Math.min(60, ...pressures.map(r => r.diastolic));
  const high = Math.max(160, ...pressures.map(r => r.systolic));
  const y = v => Math.round((HEIGHT - 2 - ((v - low) / (high - low)) * (HEIGHT - 12)) * 10) / 10;
  const oxygen = shown.filter(r => r.spo2 !== undefined);
  const top = v => Math.round((1.5 + Math.min(6, Math.max(0, (100 - v) / 2))) * 10) / 10;
  const text = `Blood pressure ${pressures.map(r => `${r.systolic}/${r.diastolic}`).join(', ')}` + (oxygen.length ? `; SpO₂ ${oxygen.map(r => r.spo2).join(', ')} %` : '');
  return svg('svg', { class: 'trend', viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': text },
    pressures.map(r => svg('line', { class: 'bp', x1: x(r), x2: x(r), y1: y(r.diastolic), y2: y(r.systolic) })),
    oxygen.length > 1 ? svg('polyline', { class: 'spo2', points: oxygen.map(r => `${x(r)},${top(r.spo2)}`).join(' ') }) : null);
}
