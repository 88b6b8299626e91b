import type { Method } from './method.js';

/**
 * What a method needs besides the score: the activations alone, their gradients as well, or the network, which it runs again.
 */
export const methodNeeds = ['activations', 'gradients', 'network'] as const;

/** What a method says about itself. */
export interface MethodCard {
  /** As in `explainBy('layer-cam', …)`. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Author and year, and which equations. */
  readonly paper: string;
  /**
   * In words of one line. A is an activation at place i of channel k, G the gradient of the score S in it; the map is what it says before
   * its ReLU.
   */
  readonly formula: string;
  /** Where it departs from the paper; `'none'` where it does not. */
  readonly departures: string;
  /** Whether the map depends on the class; without, it shows what stands out in the activations, or nothing. */
  readonly usesClass: boolean;
  readonly needs: (typeof methodNeeds)[number];
  /**
   * The method with fewer runs, where it runs the network for each channel.
   *
   * @param count How many channels it tries: those that vary most.
   * @returns The method.
   */
  readonly ofTopChannels?: ((count: number) => Method) | undefined;
}
