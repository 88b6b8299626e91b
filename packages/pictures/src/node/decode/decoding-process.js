// A program of its own: decodes one picture for the process that started it, which can end it at any moment.
import { once } from 'node:events';
import { clearInterval, setInterval } from 'node:timers';
import { headerOf, openPicture, pixelsOf } from './stages.js';

/** @typedef {{ bytes: Uint8Array, timeLimit: number, memoryLimit: number }} Order */
/** @typedef {import('./stages.js').StoredHeader} StoredHeader */
/** @typedef {import('./stages.js').Pixels} Pixels */
/** @typedef {'timeLimit' | 'memoryLimit'} Exceeded */
/** @typedef {{ header?: StoredHeader, pixels?: Pixels, failure?: string, exceeded?: Exceeded }} Answer */

/** @param {Answer} said */
const answer = (said) => process.send?.(said);

// Not process.exit, which waits for native code: nothing here outlives the process that asked.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
process.once('message', (/** @type {Order} */ order) => void decode(order));

/** @param {Order} order */
async function decode({ bytes, timeLimit, memoryLimit }) {
  try {
    const { default: sharp } = await import('sharp');
    const before = process.memoryUsage.rss();
    setTimeout(() => answer({ exceeded: 'timeLimit' }), timeLimit);
    const watch = setInterval(() => {
      if (process.memoryUsage.rss() - before > memoryLimit) answer({ exceeded: 'memoryLimit' });
    }, 20);
    const image = openPicture(sharp, bytes, memoryLimit);
    answer({ header: await headerOf(image) });
    // The answer is the leave to go on.
    await once(process, 'message');
    const pixels = await pixelsOf(image, 0);
    clearInterval(watch);
    answer({ pixels });
  } catch (cause) {
    answer({ failure: cause instanceof Error ? cause.message : String(cause) });
  }
}
