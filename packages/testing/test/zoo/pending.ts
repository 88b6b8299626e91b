import type { ZooFormat } from './zoo-net.js';

/** Nets that do not yet come out as they should, all for the same reason. */
interface Pending {
  /** What is wrong, in a sentence. */
  readonly reason: string;
  readonly files: readonly `${string}/${ZooFormat}`[];
  /** The backends on which it is; all of them when left out. */
  readonly backends?: readonly string[];
}

/** Once a net comes out right its test fails, and it is taken out here. */
const pending: readonly Pending[] = [
  {
    reason: 'layers exports of Keras 3 are not read',
    files: [
      'augmentation-keras3/layers',
      'convnext-keras3/layers',
      'flatten-keras3/layers',
      'gelu-keras3/layers',
      'global-average-keras3/layers',
      'hard-swish-keras3/layers',
      'mobilenet-keras3/layers',
      'nested-keras3/layers',
      'picture-and-numbers-keras3/layers',
      'rescaling-keras3/layers',
      'resnet-keras3/layers',
      'sequential-keras3/layers',
      'signal-keras3/layers',
      'silu-keras3/layers',
      'squeeze-excite-keras3/layers',
      'unet-keras3/layers',
      'vit-keras3/layers',
    ],
  },
  {
    reason: 'TensorFlow.js has no such layer, and the error says that the file is broken',
    files: [
      'augmentation/layers',
      'group-norm/layers',
      'normalization/layers',
      'vit-class-token/layers',
      'vit-without-norm/layers',
      'vit/layers',
    ],
  },
  {
    reason:
      'TensorFlow.js cannot read what Keras writes, and the error says that the file is broken',
    files: ['causal/layers', 'grouped/layers', 'gru/layers', 'separable/layers'],
  },
  {
    reason: 'a batch norm in training mode, which Keras 2 makes of LayerNormalization, is not read',
    files: ['layer-norm/graph'],
  },
  {
    reason: 'the wasm backend has no Einsum',
    files: ['vit-class-token/graph', 'vit-keras3/graph', 'vit-without-norm/graph', 'vit/graph'],
    backends: ['wasm'],
  },
  {
    reason: 'the wasm backend adds no bias of rank 3',
    files: ['film/graph', 'lstm-unrolled/graph'],
    backends: ['wasm'],
  },
];

/**
 * Says why a net does not yet come out as it should.
 *
 * @param name The net.
 * @param format Which of its two files.
 * @param backend The name of the adapter.
 * @returns The reason; undefined where nothing is wrong.
 */
export function pendingReason(
  name: string,
  format: ZooFormat,
  backend: string,
): string | undefined {
  return pending.find(
    ({ files, backends }) =>
      files.includes(`${name}/${format}`) && (backends?.includes(backend) ?? true),
  )?.reason;
}
