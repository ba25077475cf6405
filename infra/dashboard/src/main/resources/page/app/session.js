const KEY = 'treatment-course.token';

/** The token of this tab. */
export const token = () => sessionStorage.getItem(KEY);
export const keep = value => sessionStorage.setItem(KEY, value);
export const drop = () => sessionStorage.removeItem(KEY);

/** What the token says of itself, for showing only: the server decides. Null if it is no token. */
export function claims(value) {
  try {
    const body = value.split('.')[1].replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(body), c => c.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}

/** For showing what somebody may do; whether they may is decided where it is done. */
export function roles() {
  return claims(token() ?? '')?.roles ?? [];
}

export const mayAct = wanted => wanted.some(role => roles().includes(role));

/** Operators belong to no clinic, and see nothing of any. */
export const ofClinic = () => Boolean(claims(token() ?? '')?.clinic);
