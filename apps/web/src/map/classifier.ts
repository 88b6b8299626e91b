import { createExplainer, deepFeatureFactorization, explainBy } from '@gradcam/core';
import { withMendedKernels } from '@gradcam/tfjs-gradients';
import { preprocess, topClasses, type LoadedModel, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { expandDims, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';
import { optionsFor } from './options-for.js';
import { readConcepts, type Concepts } from './read-concepts.js';
import { readExplanation, type Explanation } from './read-explanation.js';
import type { Settings } from './settings.js';

/** The network. */
export interface Classifier {
  /** The layers that can be explained, best first. */
  readonly layers: readonly string[];
  /** Predicts a picture. */
  classify(picture: Picture): Promise<Classified>;
}

/** A picture that was predicted, with what can be made of it; it holds no tensors. */
export interface Classified {
  readonly picture: Picture;
  /** Five classes, best first. */
  readonly classes: readonly TopClass[];
  explain(classIndex: number, settings: Settings): Promise<Explanation>;
  findConcepts(count: number, featureLayer: string): Promise<Concepts>;
}

/**
 * Makes a classifier that explains.
 *
 * @param loaded The network; must outlive the classifier.
 * @returns The classifier.
 */
export async function createClassifier(loaded: LoadedModel): Promise<Classifier> {
  const { model, spec, classNames } = loaded;
  const { height, width } = spec.inputSize;
  const { selection } = await createExplainer(model, { inputShapes: [[1, height, width, 3]] });
  return {
    layers: selection.ranking.map(({ name }) => name),
    classify: async (picture) => ({
      picture,
      classes: await classesOf(loaded, picture),
      explain: async (classIndex, settings) => {
        const options = { ...optionsFor(settings), classNames };
        const result = await onInput(loaded, picture, (x) =>
          explainBy(settings.method, model, x, classIndex, options),
        );
        return readExplanation(result, classIndex, settings, classNames);
      },
      findConcepts: async (count, featureLayer) => {
        const found = await onInput(loaded, picture, (x) =>
          deepFeatureFactorization(model, x, { concepts: count, featureLayer }),
        );
        return readConcepts(found, classNames);
      },
    }),
  };
}

async function classesOf(loaded: LoadedModel, picture: Picture): Promise<readonly TopClass[]> {
  const { model, classNames } = loaded;
  // Border to tfjs: `predict` is typed for any number of outputs.
  const output = await onInput(loaded, picture, (x) =>
    withMendedKernels(() => tidy(() => model.predict(expandDims(x, 0)) as Tensor)),
  );
  try {
    return topClasses(await output.data<'float32'>(), classNames, 5);
  } finally {
    output.dispose();
  }
}

async function onInput<T>(
  { spec }: LoadedModel,
  picture: Picture,
  run: (x: Tensor3D) => Promise<T>,
): Promise<T> {
  const x = preprocess(picture, spec);
  try {
    return await run(x);
  } finally {
    x.dispose();
  }
}
