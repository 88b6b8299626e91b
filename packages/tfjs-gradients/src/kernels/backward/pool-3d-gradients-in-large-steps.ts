import { pad, tidy, type AvgPool3DGradAttrs, type Tensor5D } from '@tensorflow/tfjs-core';
import { croppedVolume } from '../forward/windows/cropped-volume.js';
import { runOwn } from '../../overrides/run-own.js';
import type { KernelOverride } from '../../overrides/with-overrides.js';

/**
 * Computes the gradients of poolings over volumes whose steps are larger than their windows: samples that no window reaches have
 * none, and tfjs places the windows wrongly; see `reachedShape`.
 */
export const pool3dGradientsInLargeSteps: readonly KernelOverride[] = [
  inLargeSteps('AvgPool3DGrad'),
  inLargeSteps('MaxPool3DGrad'),
];

function inLargeSteps(kernelName: string): KernelOverride {
  return {
    kernelName,
    kernelFunc: (parameters, own) =>
      tidy(() => {
        // Border to tfjs-core: inputs and attributes of a kernel are untyped.
        const inputs = parameters.inputs as unknown as Record<'dy' | 'input', Tensor5D>;
        const {
          filterSize,
          strides,
          pad: padding,
        } = parameters.attrs as unknown as AvgPool3DGradAttrs;
        const size = [filterSize, filterSize, filterSize].flat().slice(0, 3);
        const input = croppedVolume(inputs.input, { size, strides, pad: padding });
        const reached = runOwn({ own, kernelName, parameters, inputs: { ...inputs, input } });
        if (input === inputs.input) return reached;
        return pad(
          reached,
          inputs.input.shape.map((length, axis): [number, number] => [
            0,
            length - (input.shape[axis] ?? 0),
          ]),
        );
      }),
  };
}
