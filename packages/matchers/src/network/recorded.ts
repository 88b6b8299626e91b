import type { Metric, MetricInput, NumberGrid } from '@gradcam/evaluate';

/** The maps that a metric had made. */
export interface Recording {
  readonly maps: NumberGrid[];
}

/**
 * Makes a metric that keeps the maps of pictures it has the network make.
 *
 * @param metric The metric.
 * @param recording Gets the maps.
 * @returns The same metric otherwise.
 */
export function recorded(metric: Metric, recording: Recording): Metric {
  return { ...metric, compute: (input) => metric.compute(recordedInput(input, recording)) };
}

function recordedInput(input: MetricInput, { maps }: Recording): MetricInput {
  const { network, layout } = input;
  const [height = 1, width = 1] = layout.space.length === 1 ? [1, ...layout.space] : layout.space;
  return {
    ...input,
    network: {
      ...network,
      explain: async (x, classIndex) => {
        const data = await network.explain(x, classIndex);
        maps.push({ data, width, height });
        return data;
      },
    },
  };
}
