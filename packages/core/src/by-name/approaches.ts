import { methods, type MethodName } from '../method/methods.js';

/** What is no method: a target of its own, and maps of the input itself. */
const others = ['finer-cam', 'full-grad', 'guided-backpropagation', 'guided-grad-cam'] as const;

/** The name of a way of making a map. */
export type Approach = MethodName | (typeof others)[number];

/** Every way of making a map of a class, by name: the methods, Finer-CAM, and those that go back to the input. */
export const approaches: readonly Approach[] = [
  // Border to the language: Object.keys forgets which keys a record has.
  ...(Object.keys(methods) as MethodName[]),
  ...others,
];
