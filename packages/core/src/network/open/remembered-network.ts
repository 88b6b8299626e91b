import { calledAs } from '@gradcam/errors';
import type { Network } from '../network.js';

/** By the shapes of the inputs: a graph model of open size is another network for another size. */
const remembered = new WeakMap<object, Map<string, Network>>();
/** The number of sizes that are remembered for a model, the latest ones. */
const most = 8;

/**
 * Makes the network of a model once for each key.
 *
 * @param model A tfjs model.
 * @param key The sizes of its inputs, where they make another network.
 * @param read Makes the network.
 * @returns The network.
 */
export function rememberedNetwork(model: object, key: string, read: () => Network): Network {
  const networks = remembered.get(model) ?? new Map<string, Network>();
  remembered.set(model, networks);
  const network = networks.get(key) ?? named(read());
  networks.delete(key);
  networks.set(key, network);
  for (const oldest of [...networks.keys()].slice(0, -most)) networks.delete(oldest);
  return network;
}

function named(network: Network): Network {
  return { ...network, cut: (request) => calledAs('network.cut', () => network.cut(request)) };
}
