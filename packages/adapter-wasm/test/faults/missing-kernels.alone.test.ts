import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { getKernel, getKernelsForBackend, type KernelConfig } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { wasmAdapter } from '../../src/node.js';

/** What the cpu backend of tfjs has and wasm has not, and what becomes of it. */
const missing: Readonly<
  Record<string, 'supplied' | `supplied in the backward pass` | `not: ${string}`>
> = {
  Einsum: 'supplied',
  DepthwiseConv2dNativeBackpropInput: 'supplied in the backward pass',
  UnsortedSegmentSum: 'supplied in the backward pass',
  Conv2DBackpropFilter: 'not: the gradient of weights, which no map asks for',
  DepthwiseConv2dNativeBackpropFilter: 'not: the gradient of weights, which no map asks for',
  Complex: 'not: wasm holds no complex numbers',
  ComplexAbs: 'not: wasm holds no complex numbers',
  FFT: 'not: wasm holds no complex numbers',
  IFFT: 'not: wasm holds no complex numbers',
  Imag: 'not: wasm holds no complex numbers',
  Real: 'not: wasm holds no complex numbers',
  Draw: 'not: it paints on a canvas',
  RaggedGather: 'not: its result has no size beforehand, so that nothing above it is a map',
  RaggedRange: 'not: its result has no size beforehand, so that nothing above it is a map',
  RaggedTensorToTensor: 'not: its inputs have no size beforehand',
  StaticRegexReplace: 'not: it works on texts',
};

describe('kernels that wasm lacks', () => {
  it('are supplied, or there is a reason', async () => {
    await import('@tensorflow/tfjs-backend-cpu');
    await wasmAdapter({ threads: 1 }).prepare();
    const own = new Set(getKernelsForBackend('wasm').map(({ kernelName }) => kernelName));
    const lacking = getKernelsForBackend('cpu').map(({ kernelName }) => kernelName);
    expect(lacking.filter((name) => !own.has(name)).sort()).toEqual(Object.keys(missing).sort());
  });

  it('are there while a network runs, and not before or after', async () => {
    await wasmAdapter({ threads: 1 }).prepare();
    // Border to tfjs-core: getKernel is typed as if every kernel were there.
    const isThere = (name: string) =>
      (getKernel(name, 'wasm') as KernelConfig | undefined) !== undefined;
    const supplied = Object.keys(missing).filter((name) => missing[name] === 'supplied');
    expect(supplied.map(isThere)).toEqual(supplied.map(() => false));
    await withMendedKernels(() => {
      expect(supplied.map(isThere)).toEqual(supplied.map(() => true));
    });
    expect(supplied.map(isThere)).toEqual(supplied.map(() => false));
  });

  it('are there until the last of several networks that run at once has ended, in whatever order', async () => {
    await wasmAdapter({ threads: 1 }).prepare();
    // Border to tfjs-core: getKernel is typed as if every kernel were there.
    const kernel = () => getKernel('Einsum', 'wasm') as KernelConfig | undefined;
    const conv2d = getKernel('Conv2D', 'wasm');
    const ends: (() => void)[] = [];
    const opened = () => withMendedKernels(() => new Promise<void>((end) => ends.push(end)));
    const runs = [opened(), opened()];
    await new Promise((later) => setTimeout(later));
    expect(kernel()).toBeDefined();
    ends[0]?.();
    await runs[0];
    expect(kernel()).toBeDefined();
    await expect(
      withMendedKernels(() => Promise.reject(new Error('a network that fails'))),
    ).rejects.toThrow('a network that fails');
    expect(kernel()).toBeDefined();
    ends[1]?.();
    await runs[1];
    expect(kernel()).toBeUndefined();
    expect(getKernel('Conv2D', 'wasm')).toBe(conv2d);
  });
});
