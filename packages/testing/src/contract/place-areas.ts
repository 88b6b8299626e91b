/**
 * The areas of the contract that the place of a backend can change, and not only its kernels: how inputs come, how models are loaded, what
 * runs at the same time, what fails. For the second place of a backend, say in Node, whose kernels run in a page already.
 */
export const placeAreas: readonly string[] = ['maps', 'inputs', 'networks', 'faults'];
