import { callersOwn } from '@gradcam/errors';
import { util } from '@tensorflow/tfjs-core';
import type { Pacing, Progress } from './pacing.js';
import { requireGoing } from './require-going.js';

/** The ways to be called later in a page, a worker or a program; some places for tests have no channels. */
interface Place {
  readonly MessageChannel?: new () => {
    readonly port1: { onmessage: (() => void) | null; close: () => void };
    readonly port2: { postMessage: (message: unknown) => void };
  };
  readonly setTimeout: (run: () => void) => void;
  /** In Node; a channel there takes ten times as long. */
  readonly setImmediate?: (run: () => void) => void;
}

/** Milliseconds between two turns of the event loop: less than a picture of a screen takes. */
const frame = 15;

/** The time of the last turn, whichever call gave it: all calls stop the same page. */
let last = 0;

/**
 * Ends a step of a call: says how far the call is, and gives the event loop its turn where it has had none for a while. Nothing of
 * tfjs may be replaced meanwhile, for other code runs in between.
 *
 * @param pacing The options of the call.
 * @param progress The progress to tell, if any.
 * @throws The reason of the signal, once it is aborted; what `onProgress` throws
 */
export async function pause(pacing: Pacing, progress?: Progress): Promise<void> {
  if (progress !== undefined) await callersOwn(() => pacing.onProgress?.(progress));
  if (util.now() - last > frame) await giveTurn(pacing);
  else requireGoing(pacing);
}

/**
 * Gives the event loop its turn: beside what an engine of its own computes it costs nothing, also where none is due yet.
 *
 * @param pacing The options of the call.
 * @throws The reason of the signal, once it is aborted
 */
export async function giveTurn(pacing: Pacing): Promise<void> {
  await turn();
  last = util.now();
  requireGoing(pacing);
}

/**
 * A message, for a timer waits for 4 ms. Not `scheduler.yield`: what it continues goes before timers and messages, among them those
 * that abort.
 */
async function turn(): Promise<void> {
  // Border to the platform, whose types are not among those of this package.
  const { MessageChannel, setTimeout, setImmediate } = globalThis as unknown as Place;
  const channel = setImmediate ? undefined : MessageChannel && new MessageChannel();
  await new Promise<void>((resolve) => {
    if (channel === undefined) (setImmediate ?? setTimeout)(resolve);
    else {
      channel.port1.onmessage = () => {
        resolve();
      };
      channel.port2.postMessage(0);
    }
  });
  channel?.port1.close();
}
