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

/** A file of this server. */
export const text = async path => (await ask(path, { headers: { accept: 'text/csv' } })).text();

/** The same with its version: {data, etag}. */
export async function look(path) {
  const response = await ask(path, { headers: { accept: 'application/json' } });
  return { data: await response.json(), etag: response.headers.get('etag') };
}

/** Says something to the server. key: of the act, so that saying it twice does it once; etag: of what it is about, if it must not have changed. */
export async function send(method, path, body, { key, etag } = {}) {
  const headers = { accept: 'application/json' };
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (key) headers['idempotency-key'] = key;
  if (etag) headers['if-match'] = etag;
  const response = await ask(path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return response.status === 204 ? null : response.json();
}

/** Random, also where the page is not served over TLS. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');

export const via = (service, path) => `/api/via/${service}${path}`;

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
