import '@tensorflow/tfjs-layers';
import { dispose, expandDims, tidy } from '@tensorflow/tfjs-core';
import { createScorer } from '@gradcam/core/measure';
import { loadKnownModel } from '@gradcam/known-models';
import { preprocess } from '@gradcam/models';
import { onnxTrunk } from '@gradcam/onnx';
import { networks } from './networks.mjs';

/**
 * Opens a network: its trunk runs in ONNX Runtime, on one thread.
 *
 * @param {string} id one of `networks`
 * @returns {Promise<object>} the network, the model itself, `read`, which makes an input of a scene, and `sees`, which says whether the network sees its object
 */
export async function openNetwork(id) {
  const { known, side, reductionLayer } = networks[id];
  const { model, spec } = await loadKnownModel(known);
  const inputShapes = [[1, side, side, 3]];
  const session = { intraOpNumThreads: 1, interOpNumThreads: 1 };
  const network = await onnxTrunk(model, { trunk: 'onnx', session, inputShapes });
  const scorer = await createScorer(network, { reductionLayer, inputShapes });
  const read = ({ picture }) =>
    preprocess(picture, { ...spec, inputSize: { width: side, height: side } });
  /** The probabilities of the classes: of a segmentation their means over all positions. */
  const scoresOf = async (scene) => {
    const x = read(scene);
    const batch = tidy(() => expandDims(x, 0));
    const scores = await scorer.scores(batch);
    const values = await scores.data();
    dispose([x, batch, scores]);
    return values;
  };
  const rankOf = (values, label) => values.filter((value) => value > values[label]).length;
  /** Sure of the whole cut-out; of a scene that it is among the five likeliest classes, of a segmentation the likeliest but for the background. */
  const isSure = async (scene) => {
    const values = await scoresOf(scene);
    return reductionLayer === undefined
      ? values[scene.label] > 0.5
      : rankOf(values.slice(1), scene.label - 1) === 0;
  };
  const sees = async (scene) => {
    const values = await scoresOf(scene);
    return reductionLayer === undefined
      ? rankOf(values, scene.label) < 5
      : rankOf(values.slice(1), scene.label - 1) < 2;
  };
  return { model, network, read, isSure, sees, reductionLayer };
}
