import { methods, type MethodName } from '../method/methods.js';

/** What makes a map of the input without a feature layer of its own. */
const ofInput = ['full-grad', 'guided-backpropagation', 'guided-grad-cam'] as const;

/** The name of a way of making a map. */
export type Approach = MethodName | (typeof ofInput)[number];

/** Every way of making a map, by name: the methods, and those that go back to the input. */
export const approaches: readonly Approach[] = [
  // Border to the language: Object.keys forgets which keys a record has.
  ...(Object.keys(methods) as MethodName[]),
  ...ofInput,
];
