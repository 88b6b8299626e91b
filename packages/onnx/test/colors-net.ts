import { TensorProto_DataLocation as DataLocation } from 'onnx-buf';
import { floats, int, ints, modelFile, node, value, type TensorInit } from './made-model.js';

const side = 8;

/** Ten for a class of its own color, zero for others. */
const weights = [10, 0, 0, 0, 10, 0, 0, 0, 10];

/** What is different about a file. */
interface ColorsFile {
  /** What an exporter has written down. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** The name of the file that has the weights of the classes; in the model when left out. */
  readonly weightsIn?: string;
  /** The op in the place of the ReLU. */
  readonly activation?: string;
  /** True for an input of any size, as transformers.js has it. */
  readonly isOpen?: boolean;
  /** The name of the open size of the batch; empty where it has none. */
  readonly batch?: string;
}

/**
 * A network of three classes, whose logits are ten times the means of red, green and blue above zero: an input of `[N, 3, 8, 8]`, as PyTorch writes it.
 */
export function colorsNet({
  metadata = {},
  weightsIn,
  activation = 'Relu',
  isOpen = false,
  batch = 'N',
}: ColorsFile = {}): Uint8Array<ArrayBuffer> {
  return modelFile(
    {
      node: [
        node('Conv', ['image', 'filters'], ['colors'], [ints('kernel_shape', [1, 1])]),
        node(activation, ['colors'], ['features']),
        node('GlobalAveragePool', ['features'], ['means']),
        node('Flatten', ['means'], ['flat'], [int('axis', 1)]),
        node('Gemm', ['flat', 'weights'], ['scores']),
      ],
      initializer: [
        floats('filters', [3, 3, 1, 1], [1, 0, 0, 0, 1, 0, 0, 0, 1]),
        weightsIn === undefined ? floats('weights', [3, 3], weights) : away(weightsIn),
      ],
      input: [value('image', isOpen ? [batch, 'C', 'H', 'W'] : [batch, 3, side, side])],
      output: [value('scores', [batch, 3])],
    },
    { metadataProps: Object.entries(metadata).map(([key, text]) => ({ key, value: text })) },
  );
}

/** The content of the file that has the weights. */
export const colorsWeights = new Uint8Array(new Float32Array(weights).buffer);

function away(location: string): TensorInit {
  const { name, dims, dataType } = floats('weights', [3, 3], []);
  return {
    ...{ name, dims, dataType },
    dataLocation: DataLocation.EXTERNAL,
    externalData: [{ key: 'location', value: location }],
  } as TensorInit;
}

/** A network that reads words: `[N, words]` of whole numbers. */
export function wordsNet(): Uint8Array<ArrayBuffer> {
  return modelFile({
    node: [
      node('Cast', ['words'], ['numbers'], [int('to', 1)]),
      node('ReduceMean', ['numbers'], ['score'], [ints('axes', [1]), int('keepdims', 1)]),
    ],
    input: [value('words', ['N', 'L'], 7)],
    output: [value('score', ['N', 1])],
  });
}
