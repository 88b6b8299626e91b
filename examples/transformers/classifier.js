import { mkdirSync, writeFileSync } from 'node:fs';
import { writeOnnx } from '@gradcam/onnx';
import sharp from 'sharp';

/** The classes of the network. */
export const labels = ['red', 'green', 'blue', 'dark'];

/** Writes the folder of a small classifier as the hub gives it, so that nothing is fetched. */
export function writeClassifier(folder) {
  mkdirSync(`${folder}/onnx`, { recursive: true });
  writeFileSync(`${folder}/onnx/model.onnx`, writeOnnx(graph()));
  const config = {
    architectures: ['ResNetForImageClassification'],
    model_type: 'resnet',
    id2label: Object.fromEntries(labels.entries()),
    label2id: Object.fromEntries(labels.map((label, index) => [label, index])),
  };
  const preprocessor = {
    image_processor_type: 'CLIPImageProcessor',
    do_resize: true,
    size: { shortest_edge: 32 },
    do_center_crop: true,
    crop_size: { height: 28, width: 28 },
    do_rescale: true,
    rescale_factor: 1 / 255,
    do_normalize: true,
    image_mean: [0.5, 0.4, 0.3],
    image_std: [0.5, 0.25, 0.125],
    resample: 2,
  };
  writeFileSync(`${folder}/config.json`, JSON.stringify(config));
  writeFileSync(`${folder}/preprocessor_config.json`, JSON.stringify(preprocessor));
}

/** Writes a picture of 48 x 32 pixels, whose shorter side the network has already: nothing is resized, but both ends are cut off. */
export async function writePicture(path) {
  const [width, height] = [48, 32];
  const pixels = Uint8Array.from({ length: 3 * width * height }, (_, at) => {
    const [column, row] = [Math.floor(at / 3) % width, Math.floor(at / 3 / width)];
    return (40 * (at % 3) + 5 * column + 3 * row * (at % 2)) % 256;
  });
  await sharp(pixels, { raw: { width, height, channels: 3 } })
    .png()
    .toFile(path);
}

/** A convolution, a pooling and a classifier; the sizes of pictures are open, as exporters leave them. */
function graph() {
  const value = (name, dims) => ({ name, type: 'float32', dims });
  const node = (op, inputs, outputs, attributes = {}) => ({
    ...{ op, domain: '', name: outputs[0], inputs, outputs, captured: [] },
    attributes: new Map(Object.entries(attributes)),
  });
  const ints = (...numbers) => ({ kind: 'ints', value: numbers });
  return {
    opsets: new Map([['', 17]]),
    nodes: [
      node('Conv', ['pixel_values', 'filter'], ['convolved'], { pads: ints(1, 1, 1, 1) }),
      node('Relu', ['convolved'], ['features']),
      node('GlobalAveragePool', ['features'], ['pooled']),
      node('Flatten', ['pooled'], ['flat'], { axis: { kind: 'int', value: 1 } }),
      node('Gemm', ['flat', 'weights'], ['logits']),
    ],
    constants: new Map([
      ['filter', constant([6, 3, 3, 3])],
      ['weights', constant([6, labels.length])],
    ]),
    inputs: [value('pixel_values', ['batch_size', 'num_channels', 'height', 'width'])],
    outputs: [value('logits', ['batch_size', labels.length])],
    values: new Map(),
  };
}

function constant(dims) {
  const size = dims.reduce((product, each) => product * each, 1);
  const numbers = Float32Array.from({ length: size }, (_, at) => Math.sin(1.7 * at + size) / 2);
  return { type: 'float32', dims, bytes: () => new Uint8Array(numbers.buffer) };
}
