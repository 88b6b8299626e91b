import { getGradient, reshape, type NamedAttrMap, type Tensor } from '@tensorflow/tfjs-core';
import { sumTo } from '../gradients/replaced/broadcast/sum-to.js';
import type { TapeNode } from '../tape/engine-tape.js';
import type { KernelOverride } from '../overrides/with-overrides.js';

/** Kernels that tfjs keeps fused with their bias, also under the tape, the op each is made of and the inputs of that. */
const fusions: readonly {
  readonly kernelName: string;
  readonly op: string;
  readonly inputs: readonly [string, string];
  /** From what tfjs saves to the two inputs. */
  readonly saved: (saved: readonly Tensor[]) => readonly (Tensor | undefined)[];
}[] = [
  {
    kernelName: 'FusedConv2D',
    op: 'Conv2D',
    inputs: ['x', 'filter'],
    saved: ([filter, x]) => [x, filter],
  },
  {
    kernelName: 'FusedDepthwiseConv2D',
    op: 'DepthwiseConv2dNative',
    inputs: ['x', 'filter'],
    saved: ([filter, x]) => [x, filter],
  },
  { kernelName: '_FusedMatMul', op: 'BatchMatMul', inputs: ['a', 'b'], saved: ([a, b]) => [a, b] },
];

/** Made anew for each pass. */
export interface UnfusedLayers {
  /** Takes down how each layer was computed. */
  readonly kernels: readonly KernelOverride[];
  /** Gives the layers on a tape the gradients of the ops that they are made of. */
  readonly unfuse: (tape: readonly TapeNode[]) => void;
}

/**
 * Differentiates fused layers as the ops that they are made of.
 *
 * tfjs's own gradients of fused layers compute those of filters and weights before anybody asks: most of the time of a backward pass,
 * for 25,088 inputs and 4,096 outputs another 400 MB, and on wasm the kernels do not exist. They refuse dilation, or take none, and do
 * not sum over a batch that is broadcast.
 *
 * @returns The gradients and kernels that a pass needs.
 */
export function unfusedLayers(): UnfusedLayers {
  const layers = new Map<object, { fusion: (typeof fusions)[number]; attributes: NamedAttrMap }>();
  return {
    kernels: fusions.map((fusion) => ({
      kernelName: fusion.kernelName,
      kernelFunc: (parameters, own) => {
        if (own === undefined)
          throw new Error(`Kernel '${fusion.kernelName}' not registered for backend`);
        const result = own(parameters);
        const attributes = parameters.attrs ?? {};
        for (const { dataId } of [result].flat()) layers.set(dataId, { fusion, attributes });
        return result;
      },
    })),
    unfuse: (tape) => {
      for (const node of tape) {
        // What comes out may have been reshaped, which some backends do by copying; the kernel's own result is kept third.
        const results = [node.saved?.[2], ...node.outputs].filter((tensor) => tensor !== undefined);
        const layer = results.map(({ dataId }) => layers.get(dataId)).find(Boolean);
        if (layer !== undefined && node.kernelName.startsWith('fused'))
          node.gradient = unfusedGradient(node, layer.fusion, layer.attributes);
      }
    },
  };
}

function unfusedGradient(
  { inputs, saved = [] }: TapeNode,
  { op, inputs: names, saved: operandsOf }: (typeof fusions)[number],
  attributes: NamedAttrMap,
): NonNullable<TapeNode['gradient']> {
  return ([upstream]) => {
    // The result comes third, of the shape that the kernel gave it.
    const result = saved[2];
    const operands = operandsOf(saved).filter((operand) => operand !== undefined);
    if (upstream === undefined || result === undefined)
      throw new RangeError(`a fused ${op} kept too little`);
    const dy = reshape(upstream, result.shape);
    const gradients = getGradient(op).gradFunc(dy, operands, attributes);
    const [first, second] = names.map((name) => gradients[name]);
    const bias = inputs['2'];
    return {
      ...(first === undefined ? {} : { '0': first }),
      ...(second === undefined ? {} : { '1': second }),
      ...(bias === undefined ? {} : { '2': () => sumTo(dy, bias.shape) }),
    };
  };
}
