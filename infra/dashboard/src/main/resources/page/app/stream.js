import { problemOf } from './api.js';
import { token } from './session.js';

/** Heartbeats come every 15 s; after this long the connection is taken for dead. */
const SILENCE_MS = 40_000;
const PAUSES_MS = [500, 1000, 2000, 4000, 8000, 15_000];

/**
 * Follows the rows of the clinic until told to stop, and goes on after a cut where it was.
 *
 * onEvent(name, data, first) for every event; awaited before the next one.
 * onState(state, detail): 'connecting', 'catching-up', 'live', 'cut' with {retryAt}, 'refused' with {problem}.
 */
export function follow(path, onEvent, onState) {
  let position = null;
  let failures = 0;
  let stopped = false;
  let aborter = null;
  let wake = () => {};

  async function run() {
    while (!stopped) {
      aborter = new AbortController();
      try {
        onState('connecting');
        await connect(aborter);
        throw new Error('the stream ended');
      } catch (error) {
        if (stopped) return;
        aborter.abort();
        if (error.status === 401 || error.status === 403) {
          onState('refused', { problem: error });
          return;
        }
        if (error.status === 400) position = null;
        const pause = PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)] * (0.75 + Math.random() / 2);
        onState('cut', { retryAt: Date.now() + pause });
        await new Promise(resolve => {
          wake = resolve;
          setTimeout(resolve, pause);
        });
      }
    }
  }

  async function connect({ signal }) {
    const headers = { authorization: 'Bearer ' + token(), accept: 'text/event-stream' };
    if (position) headers['last-event-id'] = position;
    const response = await fetch(path, { headers, cache: 'no-store', signal });
    if (!response.ok) throw await problemOf(response);
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (;;) {
      const watch = setTimeout(() => aborter.abort(), SILENCE_MS);
      const { value, done } = await reader.read().finally(() => clearTimeout(watch));
      if (done) return;
      const frames = (rest + value).split('\n\n');
      rest = frames.pop();
      for (const frame of frames) await take(frame);
    }
  }

  async function take(frame) {
    const fields = {};
    for (const line of frame.split('\n')) {
      const colon = line.indexOf(': ');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 2);
    }
    const data = JSON.parse(fields.data ?? '{}');
    if (fields.event === 'hello') onState('catching-up');
    await onEvent(fields.event, data, position === null);
    // Only what has been taken in may be skipped next time.
    if (fields.id) position = fields.id;
    if (fields.event === 'caught-up') {
      failures = 0;
      onState('live');
    }
  }

  const retry = () => wake();
  window.addEventListener('online', retry);
  run();
  return {
    retry,
    stop() {
      stopped = true;
      window.removeEventListener('online', retry);
      aborter?.abort();
      wake();
    },
  };
}
