import { createExplainer, deepFeatureFactorization, explainBy } from '@gradcam/core';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { preprocess, topClasses, type LoadedModel, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { expandDims, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { optionsFor } from './options-for.js';
import { readConcepts, type Concepts } from './read-concepts.js';
import { readExplanation, type Explanation } from './read-explanation.js';
import type { Settings } from './settings.js';

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
 * Makes a classifier that explains.
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
      const result = await using(x, (input) =>
        explainBy(settings.method, model, input, classIndex, options),
      );
      return readExplanation(result, classIndex, settings, classNames);
    },
    findConcepts: async (count, featureLayer) => {
      const found = await using(x, (input) =>
        deepFeatureFactorization(model, input, { concepts: count, featureLayer }),
      );
      return readConcepts(found, classNames);
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
