/**
 * The areas of the contract that the environment of a backend can change, and not only its kernels: the form of inputs, the
 * loading of models, concurrency, failures. For the second environment of a backend, such as Node if its kernels are tested in a
 * page already.
 */
export const placeAreas: readonly string[] = ['maps', 'inputs', 'networks', 'faults'];
