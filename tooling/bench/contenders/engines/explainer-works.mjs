import { createExplainer } from '@gradcam/core';
import { networks } from '../networks.mjs';

/**
 * Makes maps of a case by an explainer, which is opened when the first map is asked for, so that what a process holds while it predicts is known before.
 * @param {() => Promise<object>} open gives the network
 * @param {string} id of the network
 * @param {object} kind of maps: layer, classes
 * @param {object} x the pictures
 */
export function explainerMap(open, id, { layer, classes }, x) {
  let explainer;
  const target = networks[id].label === undefined ? classes : { label: classes, region: 'all' };
  return async () => {
    explainer ??= open().then((network) => explainerOf(network, networks[id], layer, x));
    const { scoreMap } = await (await explainer).explain(x, target);
    await scoreMap.data();
    scoreMap.dispose();
  };
}

async function explainerOf(network, { reductionLayer, ...names }, layer, { shape }) {
  const last =
    reductionLayer === undefined ? {} : { reductionLayer: layerOf(network, reductionLayer) };
  return await createExplainer(network, {
    featureLayer: layerOf(network, names[layer]),
    ...last,
    inputShapes: [[1, ...shape.slice(1)]],
  });
}

/** In a file that was written from a model, a layer's name may have a word behind it. */
function layerOf({ graph }, name) {
  const found = graph?.layers.find((layer) => `${layer.name}/`.startsWith(`${name}/`));
  return found?.name ?? name;
}
