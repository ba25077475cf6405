import { onAct } from './acts.js';
import { get } from './api.js';
import { Course } from './course.js';
import { Courses } from './courses.js';
import { $ } from './dom.js';
import { Day } from './day.js';
import { clockText, tellTime, tellZones, tick } from './format.js';
import { help } from './help.js';
import { List } from './list.js';
import { Operations } from './operations.js';
import { Outcomes } from './outcomes.js';
import { Planner } from './planner.js';
import { Screens } from './screens.js';
import { claims, drop, keep, ofClinic, token } from './session.js';
import { follow } from './stream.js';
import { Work } from './work.js';

const THEME = 'treatment-course.theme';
const courses = new Courses();
const list = new List(courses);
const course = new Course(courses, () => { location.hash = screens.home; });
const day = new Day(courses);
const work = new Work(courses);
const outcomes = new Outcomes();
const plan = new Planner();
const operations = new Operations(() => ({ live: $('stream').dataset.state === 'live', text: $('stream').textContent }));
const screens = new Screens({ day, work, outcomes, operations, plan });
let stream = null;
let loaded = false;
let cut = null;
/** Whether the address has been acted on since signing in. */
let shown = false;
let lead = 0;

function showDoor(message) {
  stream?.stop();
  stream = null;
  loaded = false;
  shown = false;
  cut = null;
  courses.clear();
  list.reset();
  course.close();
  screens.stop();
  $('act').close();
  $('door').hidden = false;
  $('work').hidden = true;
  for (const id of ['clinic', 'now', 'leave', 'nav']) $(id).hidden = true;
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
  $('nav').hidden = false;
  $('empty').hidden = false;
  $('empty').textContent = 'Loading courses…';
  $('clinic').hidden = false;
  $('clinic').textContent = claims(token())?.clinic ?? '';
  // Operators have no rows to follow.
  stream = ofClinic() ? follow('/api/stream/rows', onEvent, onState) : { stop() {}, retry() {} };
  if (!ofClinic()) {
    tellTime(new Date().toISOString());
    tellZones(undefined, [], false);
    location.hash = '#/operations';
  }
  route();
}

/** Where the clinic is. Without it the page works, in the browser's own zone. */
async function clinic() {
  const told = await get('/api/clinic');
  tellTime(told.now);
  tellZones(told.zone, told.sites, told.simulated);
  list.sites(told.sites);
  day.sites(told.sites);
  plan.sites(told.sites);
  outcomes.sites(told.sites);
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
    screens.nav();
    // Sites and time are known only now.
    if (first) screens.show(screens.home);
  }
  if (name === 'row' && courses.take(data)) {
    cut?.changed.add(data.row.courseId);
    list.changed(data.row.courseId, true);
    course.changed(data.row.courseId);
    screens.changed(data.row.courseId);
    screens.nav();
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
    if (!shown) screens.show(screens.home);
  } else {
    const last = course.id;
    if (last) {
      course.close();
      list.select(null);
    }
    if (stream && (!shown || location.hash !== screens.home)) screens.show(location.hash || '#/courses');
    if (last) {
      const back = document.querySelector(`#screen a[href="#/course/${last}"]`);
      if (screens.name === 'courses') list.focus(last);
      else back?.focus();
    }
  }
  shown = Boolean(stream);
}

function clock() {
  $('now').hidden = !stream;
  const text = clockText();
  if ($('now').textContent !== text) $('now').textContent = text;
}

const GO = { c: '#/courses', d: '#/day', w: '#/work', o: '#/outcomes' };

function keys(event) {
  const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
  if (!stream || $('act').open || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === '/' && !typing) {
    event.preventDefault();
    if (screens.name !== 'courses') {
      location.hash = '#/courses';
      // Now and not with the event of the address: what is typed next belongs in the field.
      route();
    }
    $('find').focus();
    $('find').select();
  } else if (event.key === '?' && !typing) {
    help();
  } else if (event.key === 'Escape') {
    if (event.target === $('find') && $('find').value) {
      $('find').value = '';
      list.refresh();
    } else if (course.id) {
      location.hash = screens.home;
    }
  } else if (event.key === 'ArrowDown' && screens.name === 'courses' && [$('find'), document.body, $('list')].includes(event.target)) {
    event.preventDefault();
    list.focus(null);
  } else if (!typing && ['ArrowLeft', 'ArrowRight'].includes(event.key) && screens.name === 'day' && !event.target.closest('.board-scroll, .course')) {
    document.querySelector(`#screen [data-step="${event.key === 'ArrowLeft' ? -1 : 1}"]`)?.click();
  } else if (!typing && event.key === 'g') {
    lead = performance.now();
  } else if (!typing && GO[event.key] && performance.now() - lead < 1500) {
    lead = 0;
    location.hash = GO[event.key];
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
// What was done shows when its row comes; what is not in a row is asked for again.
document.addEventListener('click', event => onAct(event, target => {
  course.acted(target);
  screens.changed(target.course);
}));
$('help').addEventListener('click', help);
$('skip').addEventListener('click', () => (screens.name === 'courses' ? $('list') : $('screen')).focus());
setInterval(() => {
  if (!stream) return;
  clock();
  if ($('stream').dataset.state === 'cut') tellCut();
}, 1000);
setInterval(() => {
  if (!stream) return;
  tick(document);
  screens.tick();
}, 5_000);
setInterval(() => {
  if (!stream) return;
  list.grow();
  course.render();
}, 30_000);

theme(localStorage.getItem(THEME));
if (token()) start();
else showDoor();
