import { get } from './api.js';
import { Course } from './course.js';
import { Courses } from './courses.js';
import { $ } from './dom.js';
import { clockText, tellTime, tellZones, tick } from './format.js';
import { List } from './list.js';
import { claims, drop, keep, token } from './session.js';
import { follow } from './stream.js';

const THEME = 'treatment-course.theme';
const courses = new Courses();
const list = new List(courses);
const course = new Course(courses);
let stream = null;
let loaded = false;
let cut = null;

function showDoor(message) {
  stream?.stop();
  stream = null;
  loaded = false;
  cut = null;
  courses.clear();
  list.reset();
  course.close();
  $('door').hidden = false;
  $('work').hidden = true;
  for (const id of ['clinic', 'now', 'leave']) $(id).hidden = true;
  state('off', '');
  banner('');
  $('door-error').hidden = !message;
  $('door-error').textContent = message ?? '';
  $('token').value = '';
  $('token').focus();
}

function start() {
  $('door').hidden = true;
  $('work').hidden = false;
  $('leave').hidden = false;
  $('empty').hidden = false;
  $('empty').textContent = 'Loading courses…';
  $('clinic').hidden = false;
  $('clinic').textContent = claims(token())?.clinic ?? '';
  stream = follow('/api/stream/rows', onEvent, onState);
  route();
}

/** Where the clinic is. Without it the page works, in the browser's own zone. */
async function clinic() {
  const told = await get('/api/clinic');
  tellTime(told.now);
  tellZones(told.zone, told.sites, told.simulated);
  list.sites(told.sites);
  $('clinic').textContent = told.clinic + (told.simulated ? ' · simulated time' : '');
  clock();
}

/** The list is read after the stream has begun, and of each row the newest version counts: so nothing falls between the two. */
async function onEvent(name, data, first) {
  tellTime(data.now);
  if (name === 'hello' && (first || data.reset || !loaded)) {
    if (data.reset) {
      courses.clear();
      list.reset();
    }
    await clinic().catch(problem => console.warn('the clinic is not known yet: ' + problem.message));
    await courses.load(id => list.changed(id, false));
    loaded = true;
    list.refresh();
    course.render();
  }
  if (name === 'row' && courses.take(data)) {
    cut?.changed.add(data.row.courseId);
    list.changed(data.row.courseId, true);
    course.changed(data.row.courseId);
  }
}

function onState(next, detail) {
  if (next === 'refused') {
    const ended = detail.problem.status === 401;
    if (ended) drop();
    showDoor(ended ? 'Your token is not valid, or no longer. Paste a new one.' : 'Your roles do not include reading the dashboard.');
  } else if (next === 'cut') {
    cut ??= { since: clockText(), changed: new Set() };
    cut.retryAt = detail.retryAt;
    state('cut', 'Stream cut');
    tellCut();
  } else if (next === 'live') {
    state('live', 'Live');
    if (cut) tellCaughtUp(cut.changed.size);
    cut = null;
  } else if (!cut || next === 'catching-up') {
    state('connecting', cut ? 'Catching up…' : next === 'connecting' ? 'Connecting…' : 'Loading…');
  }
}

function tellCut() {
  const seconds = Math.max(1, Math.ceil((cut.retryAt - Date.now()) / 1000));
  const what = loaded ? `The stream is cut. You see the state of ${cut.since}.` : 'The dashboard does not answer.';
  banner(what, 'bad', `Trying again in ${seconds} s.`);
}

function tellCaughtUp(changed) {
  banner(`Caught up. ${changed === 0 ? 'Nothing' : changed === 1 ? 'One course' : changed + ' courses'} changed meanwhile.`, 'good');
  setTimeout(() => cut ?? banner(''), 6000);
}

function state(name, text) {
  $('stream').dataset.state = name;
  if ($('stream').textContent !== text) $('stream').textContent = text;
}

/** @param wait counts down beside the text, and is not read out with every second */
function banner(text, kind = '', wait = '') {
  $('banner').hidden = !text;
  $('banner').dataset.kind = kind;
  if ($('banner-text').textContent !== text) $('banner-text').textContent = text;
  $('banner-wait').textContent = wait;
  $('retry').hidden = kind !== 'bad';
}

function route() {
  const match = /^#\/course\/([0-9a-f-]{36})$/.exec(location.hash);
  if (match && stream) {
    course.open(match[1]);
    list.select(match[1]);
  } else if (course.id) {
    const last = course.id;
    course.close();
    list.select(null);
    list.focus(last);
  }
}

function clock() {
  $('now').hidden = !stream;
  const text = clockText();
  if ($('now').textContent !== text) $('now').textContent = text;
}

function keys(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (event.key === '/' && !typing && stream) {
    event.preventDefault();
    $('find').focus();
  } else if (event.key === 'Escape') {
    if (event.target === $('find') && $('find').value) {
      $('find').value = '';
      list.refresh();
    } else if (course.id) {
      location.hash = '';
    }
  } else if (event.key === 'ArrowDown' && [$('find'), document.body, $('list')].includes(event.target)) {
    event.preventDefault();
    list.focus(null);
  }
}

function theme(next) {
  if (next) document.documentElement.dataset.theme = next;
}

$('door-form').addEventListener('submit', event => {
  event.preventDefault();
  const value = $('token').value.trim().replace(/^Bearer /, '');
  if (!claims(value)) {
    showDoor('This is not a token: a token has three parts with dots between them.');
    return;
  }
  keep(value);
  start();
});
$('leave').addEventListener('click', () => {
  drop();
  location.hash = '';
  showDoor();
});
$('retry').addEventListener('click', () => stream?.retry());
$('theme').addEventListener('click', () => {
  const shown = document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  const next = shown === 'dark' ? 'light' : 'dark';
  localStorage.setItem(THEME, next);
  theme(next);
});
window.addEventListener('hashchange', route);
document.addEventListener('keydown', keys);
setInterval(() => {
  if (!stream) return;
  clock();
  if ($('stream').dataset.state === 'cut') tellCut();
}, 1000);
setInterval(() => {
  if (!stream) return;
  tick(document);
  list.grow();
  course.render();
}, 30_000);

theme(localStorage.getItem(THEME));
if (token()) start();
else showDoor();
