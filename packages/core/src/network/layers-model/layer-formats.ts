import type { DataFormat } from '@gradcam/layer-select';
import { channelFormats, type FormatStep } from '../channel-formats.js';
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
 * @returns The formats by the steps' names; none where no layer changes the order of axes.
 */
export function layerFormats(steps: readonly LayerStep[]): ReadonlyMap<string, DataFormat> {
  const typeOf = ({ layer }: LayerStep): string => wrappedLayer(layer).getClassName();
  if (!steps.some((step) => typeOf(step) === 'Permute')) return new Map();
  const producer = new Map(
    steps.flatMap((step) => step.outputs.map((output) => [output, step] as const)),
  );
  return channelFormats(
    steps.map((each): FormatStep => {
      const { name, layer, inputs, outputShape, timeAxes } = each;
      const step = { name, rank: outputShape.length, sources: [] };
      if (timeAxes > 0) return step;
      const type = typeOf(each);
      const read = inputs.flatMap((value) => producer.get(value) ?? []);
      const { dataFormat, dims } = configOf(wrappedLayer(layer));
      if (spatial.test(type)) {
        const format = dataFormat === 'channelsFirst' ? dataFormat : 'channelsLast';
        return { ...step, own: { format, reads: read[0]?.name } };
      }
      const isAlike = (source: LayerStep) =>
        !rearranging.test(type) && source.outputShape.length === outputShape.length;
      const order =
        type === 'Permute' && Array.isArray(dims) ? [0, ...dims.map(Number)] : undefined;
      return { ...step, sources: read.filter(isAlike), order };
    }),
  );
}
