import { createExplainer, type Explainer, type ExplainerOptions } from '@gradcam/core';
import { createScorer, type Scorer } from '@gradcam/core/measure';
import type { ExplainableModel } from '@gradcam/core/network';
import { callersOwn, checkKind, GradCamError } from '@gradcam/errors';
import type { Tensor } from '@tensorflow/tfjs-core';
import type { EvaluateOptions } from '../evaluate/evaluate-options.js';
import { layoutOf } from '../sample/layout.js';
import { isTensor, readMap } from '../sample/read-map.js';
import type { MeasuredNetwork } from './measured-network.js';

/** A network for inputs of one shape. */
export interface OpenedNetwork {
  readonly scorer: Scorer;
  readonly network: MeasuredNetwork;
}

/**
 * Opens a network once for each shape of input.
 *
 * @param model As for `evaluate`.
 * @param options As for `evaluate`.
 * @returns From the shape of an input to the network.
 */
export function networkOpener(
  model: ExplainableModel,
  options: EvaluateOptions,
): (shape: readonly number[]) => Promise<OpenedNetwork> {
  const opened = new Map<string, OpenedNetwork>();
  return async (shape) => {
    const key = shape.join();
    const network = opened.get(key) ?? (await openNetwork(model, shape, options));
    opened.set(key, network);
    return network;
  };
}

async function openNetwork(
  model: ExplainableModel,
  shape: readonly number[],
  options: EvaluateOptions,
): Promise<OpenedNetwork> {
  const { score = 'output', reductionLayer, classNames, batchSize = 16, signal } = options;
  const shared = { reductionLayer, classNames, inputShapes: [shape] };
  const explain = typeof options.explain === 'object' ? options.explain : {};
  const { featureLayer, tokens } = explain;
  const scorer = await createScorer(model, { ...shared, score, featureLayer, tokens });
  const mapOf = mapMaker(options, (own) =>
    createExplainer(model, { ...shared, signal, ...explain, ...own }),
  );
  return {
    scorer,
    network: {
      batchSize,
      scores: (inputs, classIndex) => scoresOf(scorer, inputs, classIndex),
      explain: numbersOf(mapOf, scorer.format === 'channelsFirst'),
    },
  };
}

/** Makes the map of an input, as a tensor. */
type MapMaker = (x: Tensor, classIndex: number, featureLayer?: string) => Promise<Tensor>;

/**
 * Reads the maps that a function makes.
 *
 * @param mapOf Makes a map; its tensor is disposed here.
 * @param channelsFirst True if the inputs have their channels before space.
 * @returns The same as numbers.
 */
export function numbersOf(mapOf: MapMaker, channelsFirst: boolean): MeasuredNetwork['explain'] {
  return async (x, classIndex, featureLayer) => {
    const map = await mapOf(x, classIndex, featureLayer);
    try {
      return await readMap(map, layoutOf(x.shape, channelsFirst));
    } finally {
      map.dispose();
    }
  };
}

/** The method of the caller's, or an explainer for each feature layer that is made when its first map is wanted. */
function mapMaker(
  { explain }: EvaluateOptions,
  open: (own: Pick<ExplainerOptions, 'featureLayer'>) => Promise<Explainer>,
): MapMaker {
  if (typeof explain === 'function')
    return async (x, classIndex, featureLayer) => {
      const map: unknown = await callersOwn(() => explain(x, classIndex, featureLayer));
      checkKind(isTensor(map), map, 'explain did not give a map', 'a tensor');
      return map as Tensor;
    };
  const explainers = new Map<string | undefined, Explainer>();
  return async (x, classIndex, featureLayer) => {
    const own = featureLayer === undefined ? {} : { featureLayer };
    const explainer = explainers.get(featureLayer) ?? (await open(own));
    explainers.set(featureLayer, explainer);
    return (await explainer.explain(x, classIndex)).scoreMap;
  };
}

async function scoresOf(
  scorer: Scorer,
  inputs: Tensor,
  classIndex: number,
): Promise<readonly number[]> {
  const output = await scorer.scores(inputs);
  try {
    const [count = 0, classes = 1] = output.shape;
    const values = await output.data();
    const scores = Array.from(
      { length: count },
      (_, row) => values[row * classes + classIndex] ?? NaN,
    );
    const bad = scores.find((score) => !Number.isFinite(score));
    if (bad === undefined) return scores;
    throw new GradCamError(
      'NOT_FINITE',
      `the network gave a score that is not a finite number, got ${String(bad)} for a changed input.`,
    );
  } finally {
    output.dispose();
  }
}
