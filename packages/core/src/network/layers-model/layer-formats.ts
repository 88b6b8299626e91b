import type { DataFormat } from '@gradcam/layer-select';
import { anyFormat, channelFormats } from '../channel-formats.js';
import { configOf, wrappedLayer } from './layers-model-like.js';
import type { LayerStep } from './trace-layers-model.js';

/** Layers over space, which say where their channels are. */
const spatial =
  /^(Depthwise|Separable|Conv[123]D|(Global)?(Max|Average)Pooling|UpSampling|ZeroPadding|Cropping)/;
/** Layers whose axes are not those of what they read, even where there are as many. */
const rearranging = /^(Reshape|Dense|EinsumDense|Dot|Embedding|.*(Attention|RNN|LSTM|GRU))$/;

/**
 * Finds where the channels of each layer's output are, in a model that moves them by `Permute`.
 *
 * @param steps The uses of the layers, in order.
 * @returns The formats by the steps' names; none where no layer moves channels.
 */
export function layerFormats(steps: readonly LayerStep[]): ReadonlyMap<string, DataFormat> {
  const producer = new Map(
    steps.flatMap((step) => step.outputs.map((output) => [output, step] as const)),
  );
  return channelFormats(
    steps.map(({ name, layer, inputs, outputShape: shape, timeAxes }) => {
      if (timeAxes > 0) return { name, shape, sources: [] };
      const type = wrappedLayer(layer).getClassName();
      const read = inputs.flatMap((value) => producer.get(value) ?? []);
      const config = configOf(wrappedLayer(layer));
      if (spatial.test(type)) {
        const format = config['dataFormat'] === 'channelsFirst' ? 'channelsFirst' : 'channelsLast';
        return { name, shape, sources: [], own: { format, reads: read[0]?.name } };
      }
      const sources = read
        .filter(({ outputShape }) => !rearranging.test(type) && outputShape.length === shape.length)
        .map((step) => ({ name: step.name, kept: anyFormat }));
      const { dims } = config;
      const order =
        type === 'Permute' && Array.isArray(dims) ? [0, ...dims.map(Number)] : undefined;
      return { name, shape, sources, order };
    }),
  );
}
