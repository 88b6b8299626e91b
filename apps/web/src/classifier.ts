import { createExplainer, type Explainer, type GradCAMResult } from '@gradcam/core';
import { preprocess, topClasses, type LoadedModel, type TopClass } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import type { ScoreGrid } from '@gradcam/render';
import { expandDims, tidy, type Tensor, type Tensor3D } from '@tensorflow/tfjs-core';

/** A map read out for drawing, and what it explains. */
export interface Explanation {
  readonly scores: ScoreGrid;
  readonly explained: GradCAMResult['explained'][number];
  readonly featureLayer: string;
}

/** The network on one picture at a time. */
export interface Classifier {
  /** The layers that can be explained, best first. */
  readonly layers: readonly string[];
  /** Takes a picture and predicts it; five classes, best first. */
  classify(picture: Picture): Promise<readonly TopClass[]>;
  /** Explains a class of the picture that was classified last. */
  explain(classIndex: number, featureLayer: string): Promise<Explanation>;
}

/**
 * A classifier with explainers that are prepared once a layer.
 *
 * @param loaded The network; must outlive the classifier.
 * @returns The classifier. It holds one input tensor, which the next picture replaces.
 */
export async function createClassifier(loaded: LoadedModel): Promise<Classifier> {
  const { model, spec, classNames } = loaded;
  const { height, width } = spec.inputSize;
  const options = { classNames, inputShapes: [[1, height, width, 3]] };
  const first = await createExplainer(model, options);
  const explainers = new Map<string, Promise<Explainer>>([
    [first.featureLayer, Promise.resolve(first)],
  ]);
  let x: Tensor3D | undefined;

  const explainerAt = (featureLayer: string): Promise<Explainer> => {
    const known =
      explainers.get(featureLayer) ?? createExplainer(model, { ...options, featureLayer });
    explainers.set(featureLayer, known);
    return known;
  };

  return {
    layers: first.selection.ranking.map(({ name }) => name),
    classify: async (picture) => {
      const input = preprocess(picture, spec);
      x?.dispose();
      x = input;
      // Border to tfjs: `predict` is typed for any number of outputs.
      const output = tidy(() => model.predict(expandDims(input, 0)) as Tensor);
      try {
        return topClasses(await output.data<'float32'>(), classNames, 5);
      } finally {
        output.dispose();
      }
    },
    explain: async (classIndex, featureLayer) => {
      if (x === undefined) throw new RangeError('no picture was classified yet');
      const explainer = await explainerAt(featureLayer);
      const { scoreMap, explained } = await explainer.explain(x, classIndex);
      try {
        const [height = 0, width = 0] = scoreMap.shape;
        const [entry] = explained;
        if (entry === undefined) throw new RangeError('the map explains nothing');
        return {
          scores: { data: await scoreMap.data<'float32'>(), width, height },
          explained: entry,
          featureLayer,
        };
      } finally {
        scoreMap.dispose();
      }
    },
  };
}
