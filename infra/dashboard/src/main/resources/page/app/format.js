import { h } from './dom.js';

/** Business time of the clinic: the server's, going on from when it was told. */
const time = { base: Date.now(), told: performance.now(), zone: undefined, zones: new Map(), simulated: false };

export function tellTime(iso) {
  if (!iso) return;
  time.base = Date.parse(iso);
  time.told = performance.now();
}

/** @param simulated business time is not real time */
export function tellZones(zone, sites, simulated) {
  time.zone = zone;
  time.simulated = simulated;
  time.zones = new Map(sites.map(site => [site.id, site.zone]));
}

export const now = () => time.base + (performance.now() - time.told);
export const simulated = () => time.simulated;
export const zoneOf = site => time.zones.get(site) ?? time.zone;

const formats = new Map();
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', ...options }));
  return formats.get(key);
}

/** E.g. "Tue, Nov 10, 09:30 EST": never without its zone. The year only if it is another one. */
export function absolute(iso, zone = time.zone) {
  const at = new Date(iso);
  const year = at.getFullYear() === new Date(now()).getFullYear() ? {} : { year: 'numeric' };
  return format(zone, { weekday: 'short', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short', ...year }).format(at);
}

export function clockText() {
  return format(time.zone, { weekday: 'short', month: 'short', day: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', timeZoneName: 'short' }).format(now());
}

/** Wall time, e.g. "09:30". */
export const clockAt = (ms, zone = time.zone) => format(zone, { hour: '2-digit', minute: '2-digit' }).format(ms);

/** ISO date there. */
export function dateAt(ms, zone = time.zone) {
  const parts = Object.fromEntries(format(zone, { year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(ms).map(part => [part.type, part.value]));
  return `${parts.year}-${parts.month}-${parts.day}`;
}

const relativeFormat = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' });
const UNITS = [['year', 31_536_000], ['month', 2_592_000], ['week', 604_800], ['day', 86_400], ['hour', 3600], ['minute', 60]];

/** E.g. "in 2 days", "5 min. ago". */
export function relative(iso) {
  const seconds = (Date.parse(iso) - now()) / 1000;
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return relativeFormat.format(Math.trunc(seconds / length), unit);
  }
  return Math.abs(seconds) < 45 ? 'now' : relativeFormat.format(Math.round(seconds), 'second');
}

/** Relative time that stays true as time goes by, the absolute one on hover. */
export function ago(iso, zone) {
  return h('time', { datetime: iso, title: absolute(iso, zone), 'data-relative': '' }, relative(iso));
}

function leftText(iso) {
  const minutes = Math.round((Date.parse(iso) - now()) / 60_000);
  const text = Math.abs(minutes) >= 120 ? `${Math.round(Math.abs(minutes) / 60)} h` : `${Math.abs(minutes)} min`;
  return minutes >= 0 ? `${text} left` : `${text} over`;
}

/** A countdown that goes on past its end. */
export function left(iso) {
  return h('time', { datetime: iso, 'data-left': '' }, leftText(iso));
}

/** Both. */
export function when(iso, zone) {
  return [h('time', { datetime: iso }, absolute(iso, zone)), ' ', h('span', { class: 'muted' }, ago(iso, zone))];
}

/** Called now and then: what is relative moves on. */
export function tick(root) {
  for (const element of root.querySelectorAll('time[data-relative], time[data-left]')) {
    const text = 'left' in element.dataset ? leftText(element.dateTime) : relative(element.dateTime);
    if (element.textContent !== text) element.textContent = text;
  }
}

const WORDS = {
  PHQ9: 'PHQ-9', GAD7: 'GAD-7', PCL5: 'PCL-5', CSSRS_SCREEN: 'C-SSRS', NRS_PAIN: 'Pain (NRS)',
  MDD_SINGLE: 'MDD, single', MDD_RECURRENT: 'MDD, recurrent', BIPOLAR_DEP: 'Bipolar depression', NEUROPATHIC_PAIN: 'Neuropathic pain',
  RISK: 'Suicide risk', AT_RISK: 'Series at risk', PATIENT_LATE: 'Patient, late notice', CLINIC_LATE: 'Clinic, late notice', NON_RESPONSE: 'No response',
};
const KEEP = new Set(['BP', 'IV', 'IM', 'SPO2', 'TRD', 'PTSD', 'GAD', 'OCD', 'CRPS', 'UDS', 'HCG', 'ESK', 'MDD', 'REMS', 'STD']);

/** A code as words; what it is not told, it makes out of the code. */
export function words(code) {
  if (!code) return '';
  if (WORDS[code]) return WORDS[code];
  const text = code.split(/[_-]/).map(part => (KEEP.has(part) ? part : part.toLowerCase())).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** An option of a recommendation. */
export function choice({ action, intervalDays, doseMg }) {
  return words(action) + (intervalDays ? ` every ${intervalDays} days` : '') + (doseMg ? ` to ${doseMg} mg` : '');
}
