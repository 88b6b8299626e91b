export type { Check, CheckOptions, Outcome } from './check.js';
export { gradientChecks } from './gradients/gradient-checks.js';
export { kernelChecks, type KernelCheckOptions } from './kernels/kernel-checks.js';
export { registeredGradients } from './registered-gradients.js';
