import { withMendedGradients } from '@gradcam/tfjs-gradients';
import * as tf from '@tensorflow/tfjs-core';
import { networks } from '../networks.mjs';
import { openNetwork, picturesFor } from '../open-network.mjs';
import { prepareBackend } from './tfjs-engine.mjs';
import { halvesOf } from './halves-of.mjs';

/**
 * Grad-CAM as programs write it themselves, by two models or by one tape over everything. Where TensorFlow.js has no gradient for that on wasm, those of @gradcam/tfjs-gradients are taken, and `note` says so.
 */
export async function byHandEngine(settings) {
  await prepareBackend(settings);
  const { network: id, engine } = settings;
  const model = await openNetwork(id);
  // Once for each layer: applied again, a layer has several outputs.
  const cut = {};
  return (kind) => {
    const x = picturesFor(id, kind.batch);
    const name = networks[id][kind.layer];
    const halves = (cut[name] ??= halvesOf(model, name, networks[id].reductionLayer));
    const derive = engine === 'two-models' ? byTwoModels(halves) : byOneTape(halves, x);
    return worksOf(kind.classes, (label) => tf.tidy(() => heat(derive(x, label), x)));
  };
}

function worksOf(classes, mapOf) {
  let isMended = false;
  const works = { map: mapAll };
  return works;

  async function mapAll() {
    for (const label of classes) {
      const map = await made(() => mapOf(label));
      await map.data();
      map.dispose();
    }
  }

  async function made(make) {
    if (isMended) return await withMendedGradients(make);
    try {
      return make();
    } catch (error) {
      isMended = true;
      works.note = error.message.split('\n')[0];
      return await withMendedGradients(make);
    }
  }
}

/** As visualize-convnet of tfjs-examples: one model up to the layer, another from there to the scores, whose gradient is taken. */
function byTwoModels({ trunk, head }) {
  return (x, label) => {
    const features = trunk(x);
    const gradient = tf.grad((value) => scoreOf(head(value), label))(features);
    return { features, gradient };
  };
}

/** Both halves in one function, whose gradient is taken by the picture, too, so that the backward pass goes through everything; that of the features is read at a zero that is added to them. */
function byOneTape({ trunk, head }, x) {
  const zero = tf.tidy(() => tf.keep(tf.zerosLike(trunk(x))));
  return (_, label) => {
    let features;
    const score = (picture, added) => {
      features = tf.keep(tf.add(trunk(picture), added));
      return scoreOf(head(features), label);
    };
    // Whole numbers have no gradient.
    const asked = x.dtype === 'float32' ? [x, zero] : [zero];
    const whole = x.dtype === 'float32' ? score : (added) => score(x, added);
    const gradient = tf.grads(whole)(asked).at(-1);
    return { features: tf.tidy(() => features), gradient, kept: features };
  };
}

/** Of every picture, at every position if there are several; by a slice, for wasm has no gradient of a gathering. */
function scoreOf(scores, label) {
  const before = scores.shape.slice(1).map(() => 0);
  const sizes = scores.shape.slice(1).map(() => -1);
  return tf.sum(tf.slice(scores, [0, ...before.slice(1), label], [-1, ...sizes.slice(1), 1]));
}

/** The channels weighted by the means of their gradients, added, without what is negative, divided by the maximum, as large as the picture. Tokens become a grid. */
function heat({ features, gradient, kept }, x) {
  const [samples, ...rest] = features.shape;
  const side = Math.sqrt(rest[0]);
  const shape = rest.length === 2 ? [samples, side, side, rest[1]] : features.shape;
  const weights = tf.mean(tf.reshape(gradient, shape), [1, 2], true);
  const sums = tf.relu(tf.sum(tf.mul(tf.reshape(features, shape), weights), -1, true));
  const map = tf.div(sums, tf.max(sums, [1, 2, 3], true));
  kept?.dispose();
  return tf.image.resizeBilinear(map, x.shape.slice(1, 3));
}
