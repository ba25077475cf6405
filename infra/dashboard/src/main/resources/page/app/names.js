import { get } from './api.js';

/** How long names of a whole day stay on the screen. */
export const DAY_MS = 300_000;

/** Names of several courses, asked for one after the other as the caller; in memory only, and forgotten after a while. */
export class Names {
  #names = new Map();
  #timer = 0;
  #asking = 0;

  constructor(changed) {
    this.changed = changed;
  }

  get shown() {
    return this.#names.size > 0 || this.problem !== null;
  }

  problem = null;

  of(course) {
    return this.#names.get(course);
  }

  async show(courses) {
    const asking = ++this.#asking;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), DAY_MS);
    this.problem = null;
    for (const course of courses) {
      if (this.#names.has(course)) continue;
      try {
        const person = await get(`/api/courses/${course}/person`);
        if (asking !== this.#asking) return;
        this.#names.set(course, `${person.givenName} ${person.familyName}`);
      } catch (problem) {
        if (asking !== this.#asking) return;
        this.problem = problem;
        if (problem.status === 403 || problem.status === 503 || problem.status === 0) break;
      }
    }
    this.changed();
  }

  hide() {
    this.#asking++;
    clearTimeout(this.#timer);
    this.#names.clear();
    this.problem = null;
    this.changed();
  }
}
