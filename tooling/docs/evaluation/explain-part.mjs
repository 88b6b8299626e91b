import { explainBy } from '@gradcam/core';
import { methods } from '@gradcam/core/methods';
import { energyInBoxMetric, pointingGameMetric } from '@gradcam/evaluate';
import { measureMap } from '@gradcam/evaluate/map';
import { gather } from '@tensorflow/tfjs-core';
import { featureLayers } from './open-net.mjs';

/** What the methods are compared in: which layer, which score. */
export const settings = Object.keys(featureLayers).flatMap((layer) =>
  ['softmax', 'logit'].map((score) => ({ layer, score })),
);

const pointing = pointingGameMetric();

/**
 * Says whether a method has a map of its own at a setting.
 * @param {string} method
 * @param {string} part
 * @param {{ layer: string, score: string }} setting
 */
export function applies(method, part, { layer, score }) {
  if (isOfInput(method) || method === 'refine-cam') {
    if (layer !== 'last') return false;
  }
  // CAM reads the weights of the one layer that lies behind the pooling.
  if (method === 'cam' && (layer !== 'last' || part === 'flat')) return false;
  return methods[method].usesClass || score === 'logit';
}

/**
 * Makes the maps of a part by a method: cut at 0, enlarged bilinearly, not scaled.
 * @param {ReturnType<import('./open-part.mjs').openPart>} part
 * @param {string} method
 * @param {{ layer: string, score: string }} setting
 * @returns {Promise<Float32Array[]>} one for each picture
 */
export async function mapsOf(part, method, { layer, score }) {
  const { model, pictures, edge } = part;
  const maps = Array.from(pictures, () => new Float32Array(0));
  const options = { score: score === 'logit' ? 'logit' : 'output', ...layerOptions(method, layer) };
  for (const { target, indices } of callsOf(pictures, method)) {
    const x = gather(part.x, indices);
    const { scoreMap } = await explainBy(method, model, x, target, options);
    const data = await scoreMap.data();
    for (const each of [x, scoreMap]) each.dispose();
    for (const [at, index] of indices.entries())
      maps[index] = data.slice(at * edge * edge, (at + 1) * edge * edge);
  }
  return maps;
}

/** All pictures at once, each with its class; Finer-CAM compares one class with others, and takes a call for each. */
function callsOf(pictures, method) {
  const labels = pictures.map(({ label }) => label);
  if (method !== 'finer-cam')
    return [{ target: { perSample: labels }, indices: [...labels.keys()] }];
  return [...new Set(labels)].map((target) => ({
    target,
    indices: [...labels.keys()].filter((index) => labels[index] === target),
  }));
}

/**
 * Measures maps where the truth is known.
 * @param {ReturnType<import('./open-part.mjs').openPart>} part
 * @param {readonly Float32Array[]} maps
 * @returns {{ points: string, energy: number[] }} for each picture whether the highest position lies on the truth, and the thousandths of the
 *   map that do; a map with nothing positive has 0 of both
 */
export function measured({ pictures, edge }, maps) {
  const value = (metric, index) => {
    const map = { data: maps[index], width: edge, height: edge };
    const mask = { data: pictures[index].mask, width: edge, height: edge };
    return measureMap(metric, map, { mask });
  };
  const indices = [...pictures.keys()];
  return {
    points: indices.map((index) => value(pointing, index)).join(''),
    energy: indices.map((index) => Math.round(1000 * (value(energyInBoxMetric, index) || 0))),
  };
}

function isOfInput(method) {
  return methods[method].featureLayers === 'none';
}

function layerOptions(method, layer) {
  if (isOfInput(method)) return {};
  const outputUpsampling = 'bilinear';
  if (method === 'refine-cam')
    return { outputUpsampling, featureLayers: [featureLayers.earlier, featureLayers.last] };
  return { outputUpsampling, featureLayers: [featureLayers[layer]] };
}
