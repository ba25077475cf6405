import { $, h, patch } from './dom.js';
import { ofClinic } from './session.js';

/**
 * What is shown beside the list of courses: one screen at a time, by the first word of the address.
 *
 * screen: {title, open(rest), close(), render(), changed(courseId), tick(), onClick(button), onChange(input), available()}
 */
export class Screens {
  #screens;
  #open = null;
  #due = false;
  home = '#/courses';

  constructor(screens) {
    this.#screens = screens;
    $('screen').addEventListener('click', event => {
      const button = event.target.closest('[data-do]');
      if (!button) return;
      if (button.dataset.do === 'print') window.print();
      else this.#current?.onClick?.(button);
    });
    $('screen').addEventListener('change', event => this.#current?.onChange?.(event.target));
  }

  get #current() {
    return this.#screens[this.#open];
  }

  get name() {
    return this.#open ?? 'courses';
  }

  /** The address without its #; true if a screen other than the list of courses is shown now. */
  show(address) {
    const [name, ...rest] = address.replace(/^#?\/?/, '').split('/').map(decodeURIComponent);
    const next = this.#screens[name] && available(this.#screens[name]) ? name : null;
    this.#current?.close?.();
    this.#open = next;
    this.home = next ? address : '#/courses';
    $('screen').hidden = !next;
    $('list').hidden = Boolean(next);
    $('filters').hidden = Boolean(next);
    $('count').hidden = Boolean(next);
    if ($('screen').dataset.screen !== (next ?? '')) {
      $('screen').dataset.screen = next ?? '';
      $('screen').replaceChildren();
      $('screen').scrollTop = 0;
    }
    $('screen').setAttribute('aria-label', next ? this.#screens[next].title : '');
    document.title = `${next ? this.#screens[next].title : 'Courses'} – Treatment courses`;
    this.#current?.open(rest);
    this.nav();
    return Boolean(next);
  }

  /** With the next frame: a badge may change with every row. */
  nav() {
    if (this.#due) return;
    this.#due = true;
    requestAnimationFrame(() => {
      this.#due = false;
      this.#nav();
    });
  }

  #nav() {
    const entries = [...(ofClinic() ? [['courses', { title: 'Courses' }]] : []), ...Object.entries(this.#screens).filter(([, screen]) => available(screen) && !screen.unlisted)];
    patch($('nav'), entries.map(([name, screen]) => h('a', { href: '#/' + name, 'data-key': name, 'data-screen': name, 'aria-current': name === this.name ? 'page' : null },
      screen.title, screen.badge ? h('b', { class: 'count' }, String(screen.badge), h('span', { class: 'visually-hidden' }, ' urgent')) : null)));
  }

  changed(id) {
    this.#current?.changed?.(id);
  }

  tick() {
    this.#current?.tick?.();
  }

  render() {
    this.#current?.render?.();
  }

  stop() {
    this.#current?.close?.();
    this.#open = null;
  }
}

const available = screen => screen.available?.() ?? true;
