import { createExplainer, deepFeatureFactorization, explainBy } from '@gradcam/core';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import type { MapName } from '@gradcam/core/methods';
import { preprocess, topClasses, type LoadedModel, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { ScoreGrid, Size } from '@gradcam/render';
import { expandDims, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { optionsFor } from './options-for.js';
import type { Settings } from './settings.js';

/** A map read out for drawing, and what it explains. */
export interface Explanation {
  readonly scores: ScoreGrid;
  /** How many cells of the feature layer the map was resized from; none for a map of the input itself. */
  readonly cells: Size | undefined;
  readonly classIndex: number;
  readonly className: string;
  /** None where the map is of the input itself. */
  readonly featureLayers: readonly string[];
  readonly settings: Settings;
  /** What to know about the map, in sentences. */
  readonly warnings: readonly string[];
  /** The method that made the map, also where the settings leave it open. */
  readonly method: MapName;
}

/** What a layer sees in a picture, whatever the class. */
export interface Concepts {
  /** Where each concept is. */
  readonly maps: readonly ScoreGrid[];
  /** The class that a picture full of it would have; none where the network does not say. */
  readonly likes: readonly (string | undefined)[];
  readonly featureLayer: string;
}

/** The network on one picture at a time. */
export interface Classifier {
  /** The layers that can be explained, best first. */
  readonly layers: readonly string[];
  /** Takes a picture and predicts it; five classes, best first. */
  classify(picture: Picture): Promise<readonly TopClass[]>;
  /** Explains a class of the picture that was classified last. */
  explain(classIndex: number, settings: Settings): Promise<Explanation>;
  /** Finds concepts in the picture that was classified last. */
  findConcepts(count: number, featureLayer: string): Promise<Concepts>;
}

/**
 * A classifier that explains.
 *
 * @param loaded The network; must outlive the classifier.
 * @returns The classifier. It holds one input tensor, which the next picture replaces.
 */
export async function createClassifier(loaded: LoadedModel): Promise<Classifier> {
  const { model, spec, classNames } = loaded;
  const { height, width } = spec.inputSize;
  const { selection } = await createExplainer(model, { inputShapes: [[1, height, width, 3]] });
  let x: Tensor3D | undefined;

  return {
    layers: selection.ranking.map(({ name }) => name),
    classify: async (picture) => {
      const input = preprocess(picture, spec);
      x?.dispose();
      x = input;
      // Border to tfjs: `predict` is typed for any number of outputs.
      const output = await withMendedKernels(() =>
        tidy(() => model.predict(expandDims(input, 0)) as Tensor),
      );
      try {
        return topClasses(await output.data<'float32'>(), classNames, 5);
      } finally {
        output.dispose();
      }
    },
    explain: async (classIndex, settings) => {
      const options = { ...optionsFor(settings), classNames };
      const made = await using(x, (input) =>
        explainBy(settings.method, model, input, classIndex, options),
      );
      try {
        const [rows = 0, columns = 0] = made.scoreMap.shape;
        const [down, across] = made.featureSize ?? [];
        return {
          scores: { data: await made.scoreMap.data<'float32'>(), width: columns, height: rows },
          cells:
            down === undefined || across === undefined
              ? undefined
              : { width: across, height: down },
          classIndex,
          className: classNames[classIndex]?.split(',')[0] ?? `class ${classIndex}`,
          featureLayers: made.featureLayers,
          warnings: made.warnings.map(({ text }) => text),
          settings,
          method: made.method,
        };
      } finally {
        made.scoreMap.dispose();
      }
    },
    findConcepts: async (count, featureLayer) => {
      const found = await using(x, (input) =>
        deepFeatureFactorization(model, input, { concepts: count, featureLayer }),
      );
      const { conceptMaps, concepts, conceptScores } = found;
      try {
        const [, rows = 0, columns = 0] = conceptMaps.shape;
        const size = rows * columns;
        const values = await conceptMaps.data<'float32'>();
        const scores = await conceptScores?.data<'float32'>();
        const classCount = (scores?.length ?? 0) / count;
        const each = Array.from({ length: count }, (_, index) => index);
        return {
          maps: each.map((index) => ({
            data: values.subarray(index * size, (index + 1) * size),
            width: columns,
            height: rows,
          })),
          likes: each.map((index) => {
            const own = scores?.slice(index * classCount, (index + 1) * classCount);
            return own === undefined ? undefined : topClasses(own, classNames, 1)[0]?.name;
          }),
          featureLayer,
        };
      } finally {
        for (const tensor of [conceptMaps, concepts, conceptScores]) tensor?.dispose();
      }
    },
  };
}

/** Runs something with a copy of the input, which the next picture does not take away. */
async function using<T>(x: Tensor | undefined, run: (input: Tensor) => Promise<T>): Promise<T> {
  if (x === undefined) throw new RangeError('no picture was classified yet');
  const input = x.clone();
  try {
    return await run(input);
  } finally {
    input.dispose();
  }
}
