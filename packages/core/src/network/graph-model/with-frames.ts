import { reshape, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { closedShape } from '../input-shape.js';
import type { Cut, CutActivations, Network } from '../network.js';

/**
 * Gives the frames of a video back to the layers that see them one by one: what Keras wraps in `TimeDistributed`, the converter writes as
 * a batch of `N * T` pictures. Such a layer becomes one of `[N, T, ...space, K]`, as it is in a layers model.
 *
 * @param network A graph model with channels last, its shapes found for a batch of one.
 * @param inputShapes The shape of one real input each, where sizes are open.
 * @returns The network, itself where no layer sees frames.
 */
export function withFrames(
  network: Network,
  inputShapes: readonly (readonly number[])[] | undefined,
): Network {
  const { graph, inputs } = network;
  if (graph.dataFormat === 'channelsFirst') return network;
  const shapes = inputs.map((input, index) => closedShape(input, inputShapes?.[index]));
  const videos = new Map(
    graph.layers.flatMap(({ name, outputShape = [] }) => {
      const index = shapes.findIndex((shape) => isOfFrames(outputShape, shape));
      return index < 0 ? [] : [[name, index] as const];
    }),
  );
  if (videos.size === 0) return network;
  const layers = graph.layers.map((layer) => {
    const [batch = 1, time = 1] = shapes[videos.get(layer.name) ?? -1] ?? [];
    const { outputShape = [] } = layer;
    return videos.has(layer.name)
      ? { ...layer, outputShape: [batch, time, ...outputShape.slice(1)] }
      : layer;
  });
  return {
    ...network,
    graph: { ...graph, layers },
    cut: (request) => {
      const cut = network.cut(request);
      const index = videos.get(request.featureLayer);
      return index === undefined ? cut : inFrames(cut, index);
    },
  };
}

/** Checks whether a layer has as many pictures as a video of the input has frames. */
function isOfFrames(output: readonly (number | null)[], [batch = 1, time = 1, ...rest]: number[]) {
  return (
    output.length >= 4 &&
    rest.length === output.length - 1 &&
    time > 1 &&
    output[0] === batch * time
  );
}

function inFrames(cut: Cut, video: number): Cut {
  const split = ({ activations, bypass }: CutActivations, inputs: readonly Tensor[]) => {
    const [, ...space] = activations.shape;
    const frames = tidy(() => reshape(activations, [-1, inputs[video]?.shape[1] ?? 1, ...space]));
    activations.dispose();
    return { activations: frames, bypass };
  };
  return {
    trunk: async (inputs) => split(await cut.trunk(inputs), inputs),
    head: (activations, bypass) =>
      cut.head(reshape(activations, [-1, ...activations.shape.slice(2)]), bypass),
  };
}
