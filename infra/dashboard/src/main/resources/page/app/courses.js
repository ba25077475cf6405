import { get } from './api.js';

const PAGE = 500;
/** More than this is not kept in a page; the filters of the server find the rest. */
const MOST = 5000;

/** The rows of the clinic as far as they are known here: of each course the newest version. */
export class Courses {
  #rows = new Map();
  complete = true;

  get(id) {
    return this.#rows.get(id)?.row;
  }

  all() {
    return [...this.#rows.values()].map(entry => entry.row);
  }

  /** False if what is here is as new. */
  take({ version, row }) {
    const known = this.#rows.get(row.courseId);
    if (known && known.version >= version) return false;
    this.#rows.set(row.courseId, { version, row });
    return true;
  }

  /** Reads all rows; what is streamed meanwhile is newer and stays. onRow(id) for each that changed. */
  async load(onRow) {
    let after = null;
    this.complete = true;
    do {
      const page = await get('/api/rows?limit=' + PAGE + (after ? '&after=' + after : ''));
      for (const entry of page.rows) {
        if (this.take(entry)) onRow(entry.row.courseId);
      }
      after = page.next;
      if (this.#rows.size >= MOST && after) {
        this.complete = false;
        after = null;
      }
    } while (after);
  }

  clear() {
    this.#rows.clear();
  }
}

const RUNNING = ['CHECKED_IN', 'CLEARED', 'DOSING', 'OBSERVING', 'STOPPED'];

/** The session that runs, or the next one that has a time: {session, running}; null for none. */
export function nextSession(row, now) {
  if (over(row)) return null;
  const running = row.sessions.find(s => RUNNING.includes(s.status) || (s.status === 'HELD' && s.startsAt && sameDay(s, now)));
  if (running) return { session: running, running: true };
  const booked = row.sessions.filter(s => s.status === 'BOOKED' && s.startsAt).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  return booked.length ? { session: booked[0], running: false } : null;
}

function sameDay(session, now) {
  return Math.abs(Date.parse(session.startsAt) - now) < 12 * 3_600_000;
}

/** Sessions that need a new time. */
export function toRebook(row) {
  return over(row) ? [] : row.sessions.filter(s => ['MISSED', 'CANCELLED', 'HELD'].includes(s.status));
}

export const over = row => ['CLOSED', 'STOPPED', 'NOT_ELIGIBLE'].includes(row.stage);

const URGENT = ['RISK', 'VITALS_OVERDUE', 'STOPPED'];

export const isUrgent = flag => URGENT.includes(flag);

export const isOverdue = (task, now) => task.overdue || Date.parse(task.dueAt) < now;

/** A serious event is told, but it is past: it does not call for anybody now. A task is overdue by the clock, also before anybody says so. */
export const needsAttention = (row, now) => row.flags.some(flag => flag !== 'SERIOUS_EVENT') || Object.values(row.openTasks).some(task => isOverdue(task, now));

/** Smaller is more pressing. */
export function pressure(row, now) {
  if (row.flags.some(isUrgent)) return 0;
  if (needsAttention(row, now)) return 1;
  return over(row) ? 3 : 2;
}
