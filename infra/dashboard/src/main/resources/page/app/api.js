import { token } from './session.js';

/** A refusal of a server, with its stable reason. */
export class Problem extends Error {
  constructor(status, reason, detail, field) {
    super(detail);
    this.status = status;
    this.reason = reason;
    this.field = field;
  }
}

export async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body.reason ?? 'REFUSED', body.detail ?? response.statusText, body.field);
}

async function ask(path, options) {
  const headers = { authorization: 'Bearer ' + token(), ...options.headers };
  let response;
  try {
    response = await fetch(path, { cache: 'no-cache', ...options, headers });
  } catch {
    throw new Problem(0, 'UNREACHABLE', 'The dashboard does not answer.');
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** JSON of this server, with the token of this tab. */
export const get = async path => (await ask(path, { headers: { accept: 'application/json' } })).json();

/** Something asked of the server, as it stands: asked for, there, or refused. The old answer stays while a new one is awaited. */
export class Remote {
  data = null;
  problem = null;
  #asking = null;
  #asked = 0;

  /** changed() when there is something new to show. */
  constructor(load, changed) {
    this.load = load;
    this.changed = changed;
  }

  get loading() {
    return !this.data && !this.problem;
  }

  async refresh(olderThanMs = 0) {
    if (this.#asking || performance.now() - this.#asked < olderThanMs) return;
    this.#asked = performance.now();
    this.#asking = this.load();
    try {
      this.data = await this.#asking;
      this.problem = null;
    } catch (problem) {
      this.problem = problem;
    }
    this.#asking = null;
    this.changed();
  }
}
