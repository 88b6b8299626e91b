export { observeBiases } from './differentiate/observe-biases.js';
export { opsWithoutGradient } from './differentiate/ops-without-gradient.js';
export {
  withMendedGradients,
  type MendedGradientsOptions,
} from './differentiate/with-mended-gradients.js';
export { withMendedKernels } from './kernels/with-mended-kernels.js';
export { frozenReluGradients, type FrozenReluGradients } from './relu/frozen-relu-gradients.js';
export { guidedGradients } from './relu/guided-gradients.js';
