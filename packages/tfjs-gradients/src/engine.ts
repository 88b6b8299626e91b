// For libraries that drive passes of TensorFlow.js by themselves; programs take `@gradcam/tfjs-gradients`.
export {
  differentiate,
  type Derivative,
  type Differentiation,
} from './differentiate/differentiate.js';
export { gradientsForPass } from './gradients/gradients-for-pass.js';
export { backwardKernels } from './kernels/backward/backward-kernels.js';
export { forwardKernels, preparedKernels } from './kernels/forward/forward-kernels.js';
export { castOfAnyType } from './kernels/forward/types/cast-of-any-type.js';
export { withKernelsNow } from './kernels/with-kernels-now.js';
export { oneHotRows } from './kernels/parts/one-hot-rows.js';
export { withOverrides, type KernelOverride } from './overrides/with-overrides.js';
export { withStandIns } from './overrides/with-stand-ins.js';
