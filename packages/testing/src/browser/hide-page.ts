/** Far longer than a timer asks for, and shorter than the second of a hidden tab: a map waits for dozens, one after the other. */
const slowest = 200;

/**
 * Makes a page what it is while its tab is hidden: `document.hidden`, no frame is ever drawn, and timers are slow.
 *
 * A test cannot hide the tab that it runs in, as the tool that drives the browser keeps it visible. TensorFlow.js takes
 * `requestAnimationFrame` when it is loaded: call this first, and import it and everything that imports it afterwards.
 *
 * @returns Shows the page again.
 */
export function hidePage(): () => void {
  const { requestAnimationFrame, setTimeout } = globalThis;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
  globalThis.requestAnimationFrame = () => 0;
  const slow = (handler: TimerHandler, delay = 0, ...rest: unknown[]) =>
    setTimeout(handler, Math.max(delay, slowest), ...rest);
  // Border to Node's types, which have a setTimeout of their own.
  globalThis.setTimeout = slow as typeof setTimeout;
  document.dispatchEvent(new Event('visibilitychange'));
  return () => {
    Reflect.deleteProperty(document, 'hidden');
    Reflect.deleteProperty(document, 'visibilityState');
    Object.assign(globalThis, { requestAnimationFrame, setTimeout });
    document.dispatchEvent(new Event('visibilitychange'));
  };
}
