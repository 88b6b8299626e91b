import { createExplainer } from '@gradcam/core';
import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { bytesFrom } from '../measure/held-bytes.mjs';

const halfWay = 'conv_pw_6_relu';

/**
 * What a map grows with: where each is measured, how much of it there is in the end, and what makes a map of it. `x` is one picture, [1, height, width, 3], in the range that the model takes.
 */
export const growths = [
  {
    name: 'batch',
    title: 'Pictures in one call',
    unit: 'pictures',
    at: [1, 2, 4, 8, 16, 32],
    amount: (_, pictures) => pictures,
    open: async (model, x, pictures) => {
      const batch = tf.tile(x, [pictures, 1, 1, 1]);
      return mapsOf(await createExplainer(model), batch);
    },
  },
  {
    name: 'classes',
    title: 'Classes of one picture, half-way up',
    unit: 'classes',
    at: [1, 2, 5, 10, 20],
    amount: (_, classes) => classes,
    open: async (model, x, classes) => {
      const explainer = await createExplainer(model, { featureLayer: halfWay });
      return mapsOf(explainer, tf.clone(x), [...Array(classes).keys()]);
    },
  },
  {
    name: 'size',
    title: 'Size of the picture',
    unit: 'pixels a side',
    at: [224, 320, 448, 640, 896, 1024],
    amount: (_, side) => side ** 2,
    open: async (model, x, side) => {
      const larger = await modelOfSide(model, side);
      const picture = tf.image.resizeBilinear(x, [side, side]);
      const { make, dispose } = mapsOf(await createExplainer(larger), picture);
      const end = () => {
        dispose();
        larger.dispose();
      };
      return { make, dispose: end };
    },
  },
  {
    name: 'depth',
    title: 'Depth of the cut',
    unit: 'feature layer',
    at: [13, 12, 11, 9, 7, 5, 3, 1].map((block) => `conv_pw_${block}_relu`),
    amount: bytesFrom,
    open: async (model, x, featureLayer) =>
      mapsOf(await createExplainer(model, { featureLayer }), tf.clone(x)),
  },
];

/** Owns `x`. */
function mapsOf(explainer, x, labels) {
  return {
    make: async () => {
      const { scoreMap } = await explainer.explain(x, labels);
      await scoreMap.data();
      scoreMap.dispose();
    },
    dispose: () => {
      x.dispose();
    },
  };
}

/** The same layers and weights for pictures of another size: MobileNet pools globally. */
async function modelOfSide(model, side) {
  const topology = model.toJSON(null, false);
  const [first] = topology.config.layers;
  first.config.batch_input_shape = [null, side, side, 3];
  const larger = await tfl.models.modelFromJSON({ modelTopology: topology });
  for (const layer of model.layers) larger.getLayer(layer.name).setWeights(layer.getWeights());
  return larger;
}
