import { setFlagsFromString } from 'node:v8';

/** The flag of V8: the heap may grow to five times what is in use. */
export const growth = '--heap-growing-percent=400';

/**
 * Lets this process and its threads collect garbage less often.
 *
 * V8 takes the pixels of a few pictures for a heap that grows, and looks through all of it, 30 MB of program, for every four to eight of them, by several threads beside the one that runs the network. With this it
 * waits until some 64 MB are to be freed.
 */
export function collectLater(): void {
  setFlagsFromString(growth);
}
