import { token } from './session.js';

/** A refusal of the server, with its stable reason. */
export class Problem extends Error {
  constructor(status, reason, detail) {
    super(detail);
    this.status = status;
    this.reason = reason;
  }
}

export async function problemOf(response) {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body.reason ?? 'REFUSED', body.detail ?? response.statusText);
}

/** JSON of this server, with the token of this tab. */
export async function get(path) {
  let response;
  try {
    response = await fetch(path, { headers: { authorization: 'Bearer ' + token(), accept: 'application/json' }, cache: 'no-cache' });
  } catch {
    throw new Problem(0, 'UNREACHABLE', 'The dashboard does not answer.');
  }
  if (!response.ok) throw await problemOf(response);
  return response.json();
}
