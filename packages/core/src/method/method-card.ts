import type { Method } from './method.js';

/**
 * The requirements of a method in addition to the score: the activations alone, their gradients as well, or the network, which it
 * runs again.
 */
export const methodNeeds = ['activations', 'gradients', 'network'] as const;

/** The facts about a method, in the method itself. */
export interface MethodCard {
  /** As in `explainBy('layer-cam', …)`. */
  readonly name: string;
  /** The method's usual name. */
  readonly title: string;
  /** Author and year, and which equations. */
  readonly paper: string;
  /**
   * The formula in one line. A is an activation at position i of channel k, G the gradient of the score S with respect to it; the
   * map is given before its ReLU.
   */
  readonly formula: string;
  /** The departures from the paper; `'none'` if there are none. */
  readonly departures: string;
  /** True if the map depends on the class; otherwise it shows what stands out in the activations, or nothing. */
  readonly usesClass: boolean;
  readonly needs: (typeof methodNeeds)[number];
  /**
   * The method with fewer runs, where it runs the network for each channel.
   *
   * @param count The number of channels it tries: those that vary most.
   * @returns The method.
   */
  readonly ofTopChannels?: ((count: number) => Method) | undefined;
}
