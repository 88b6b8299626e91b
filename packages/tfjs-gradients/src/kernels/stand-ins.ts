/** Stand-ins for kernels, and the trials that tell which are needed: one file to load, for every backend needs some of them. */
export { neededGradients } from './backward/needed-gradients.js';
export { neededKernels } from './forward/needed-kernels.js';
