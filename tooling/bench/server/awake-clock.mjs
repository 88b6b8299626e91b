import { setInterval } from 'node:timers';

/** A tick that comes later than this was held up: the machine, or this process, stood still, in milliseconds. */
const longest = 500;
const tick = 50;

let counted = 0;
let last = performance.now();
setInterval(() => {
  counted = awakeNow();
  last = performance.now();
}, tick).unref();

/** The milliseconds since the start, without the time in which this process stood still, as where a virtual machine is held. */
export function awakeNow() {
  return counted + Math.min(longest, performance.now() - last);
}
