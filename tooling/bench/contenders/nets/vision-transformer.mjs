import * as tf from '@tensorflow/tfjs-core';
import { loadGraphModel } from '@tensorflow/tfjs-converter';
import { graphBuilder } from './graph-builder.mjs';

const [side, patch, width, heads, blocks, classes] = [224, 16, 192, 3, 12, 1000];
const tokens = (side / patch) ** 2;
/** An attribute of several numbers, as strings like TensorFlow's JSON has them. */
const list = (...numbers) => ({ list: { i: numbers.map(String) } });

/**
 * Makes the small vision transformer ViT-Ti/16 (Touvron 2021) as a tf.GraphModel with seeded weights: of tokens alone, whose mean is read at the end (Beyer 2022, arXiv 2205.01580), so that each has a gradient after the last block.
 * The caller disposes it.
 */
export async function visionTransformer() {
  const graph = graphBuilder();
  graph.add('x', 'Placeholder', [], { dtype: { type: 'DT_FLOAT' }, shape: pictures() });
  const { matrix, norm, dense, whole } = parts(graph);
  const kernel = graph.weights('patches/kernel', [patch, patch, 3, width], 0.06);
  const attributes = {
    strides: list(1, patch, patch, 1),
    dilations: list(1, 1, 1, 1),
    // VALID, as bytes.
    padding: { s: 'VkFMSUQ=' },
  };
  graph.add('patches', 'Conv2D', ['x', kernel], attributes);
  graph.add('tokens', 'Reshape', ['patches', whole('tokens', [-1, tokens, width])]);
  const positions = graph.weights('positions/weights', [1, tokens, width], 0.5);
  let x = graph.add('positions', 'AddV2', ['tokens', positions]);
  for (let block = 0; block < blocks; block += 1) {
    const name = `block${block}`;
    const attended = attention(graph, `${name}/attention`, norm(`${name}/norm1`, x));
    x = graph.add(`${name}/add1`, 'AddV2', [x, attended]);
    const wide = dense(`${name}/mlp1`, norm(`${name}/norm2`, x), width, 4 * width);
    const narrow = dense(`${name}/mlp2`, gelu(graph, name, wide), 4 * width, width);
    x = graph.add(`${name}/add2`, 'AddV2', [x, narrow]);
  }
  const mean = graph.add('pool', 'Mean', [norm('norm', x), whole('pool', [1])]);
  graph.add('classes', 'Softmax', [matrix('logits', mean, width, classes)]);
  return await loadGraphModel(tf.io.fromMemory(graph.artifacts(['classes'])));
}

function pictures() {
  return { shape: { dim: [-1, side, side, 3].map((size) => ({ size: String(size) })) } };
}

/** What the graph is made of: products, normalisations, shapes. */
function parts(graph) {
  const whole = (name, numbers) => graph.numbers(`${name}/numbers`, numbers, 'int32');
  const matrix = (name, x, from, to) => {
    const weights = graph.weights(`${name}/weights`, [from, to], Math.sqrt(3 / from));
    const product = graph.add(`${name}/product`, 'MatMul', [x, weights]);
    return graph.add(name, 'BiasAdd', [product, graph.weights(`${name}/bias`, [to], 0.02)]);
  };
  /** Of all tokens in one product. */
  const dense = (name, x, from, to) => {
    const flat = graph.add(`${name}/flat`, 'Reshape', [x, whole(`${name}/flat`, [-1, from])]);
    const product = matrix(`${name}/dense`, flat, from, to);
    return graph.add(name, 'Reshape', [product, whole(name, [-1, tokens, to])]);
  };
  const norm = (name, x) => {
    const axis = whole(name, [-1]);
    const add = (part, op, inputs, attr) => graph.add(`${name}/${part}`, op, inputs, attr);
    const mean = add('mean', 'Mean', [x, axis], { keep_dims: { b: true } });
    const squares = add('squares', 'SquaredDifference', [x, mean]);
    const variance = add('variance', 'Mean', [squares, axis], { keep_dims: { b: true } });
    const safe = add('safe', 'AddV2', [variance, graph.numbers(`${name}/epsilon`, [1e-6])]);
    const centred = add('centred', 'Sub', [x, mean]);
    const unit = add('unit', 'Mul', [centred, add('inverse', 'Rsqrt', [safe])]);
    const scaled = add('scaled', 'Mul', [unit, graph.numbers(`${name}/gamma`, unitOf(width))]);
    return graph.add(name, 'AddV2', [scaled, graph.weights(`${name}/beta`, [width], 0.1)]);
  };
  return { matrix, norm, dense, whole };
}

const unitOf = (count) => Array(count).fill(1);

function attention(graph, name, x) {
  const { dense, whole } = parts(graph);
  const size = width / heads;
  const ofHeads = (part) => {
    const at = `${name}/${part}`;
    const all = dense(at, x, width, width);
    const split = graph.add(`${at}/split`, 'Reshape', [
      all,
      whole(`${at}/split`, [-1, tokens, heads, size]),
    ]);
    return graph.add(`${at}/heads`, 'Transpose', [split, whole(`${at}/heads`, [0, 2, 1, 3])]);
  };
  const [query, key, value] = ['query', 'key', 'value'].map(ofHeads);
  const products = graph.add(`${name}/products`, 'BatchMatMulV2', [query, key], {
    adj_y: { b: true },
  });
  const scale = graph.numbers(`${name}/scale`, [1 / Math.sqrt(size)]);
  const scaled = graph.add(`${name}/scaled`, 'Mul', [products, scale]);
  const shares = graph.add(`${name}/shares`, 'Softmax', [scaled]);
  const summed = graph.add(`${name}/summed`, 'BatchMatMulV2', [shares, value]);
  const order = whole(`${name}/order`, [0, 2, 1, 3]);
  const together = graph.add(`${name}/together`, 'Transpose', [summed, order]);
  const joined = whole(`${name}/joined`, [-1, tokens, width]);
  const flat = graph.add(`${name}/joined`, 'Reshape', [together, joined]);
  return dense(`${name}/out`, flat, width, width);
}

function gelu(graph, block, x) {
  const add = (part, op, inputs) => graph.add(`${block}/gelu/${part}`, op, inputs);
  const number = (part, value) => graph.numbers(`${block}/gelu/${part}`, [value]);
  const erf = add('erf', 'Erf', [add('narrow', 'Mul', [x, number('root', Math.SQRT1_2)])]);
  const half = add('half', 'Mul', [x, number('halves', 0.5)]);
  return add('product', 'Mul', [half, add('above', 'AddV2', [erf, number('one', 1)])]);
}
