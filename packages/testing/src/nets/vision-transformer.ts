import {
  add,
  concat,
  matMul,
  mul,
  reshape,
  slice,
  softmax,
  split,
  squeeze,
  tile,
  transpose,
  type Tensor,
} from '@tensorflow/tfjs-core';
import {
  initializers,
  input,
  layers,
  model,
  type LayersModel,
  type SymbolicTensor,
} from '@tensorflow/tfjs-layers';
import { made } from './made.js';

const width = 12;
const heads = 3;
const blocks = 3;
const grid = [3, 5] as const;
const count = grid[0] * grid[1];

/** A layer of tfjs-layers from a function; it has one weight, which begins at zero, where a shape is given. */
class FromFunction extends layers.Layer {
  private weight: ReturnType<layers.Layer['addWeight']> | undefined;

  constructor(
    name: string,
    private readonly run: (x: Tensor, weight: Tensor | undefined) => Tensor,
    private readonly shapes: { readonly output: number[]; readonly weight?: number[] },
  ) {
    super({ name });
  }

  override build(): void {
    const { weight } = this.shapes;
    if (weight !== undefined)
      this.weight = this.addWeight('weight', weight, 'float32', initializers.zeros());
    this.built = true;
  }

  override computeOutputShape(): (number | null)[] {
    return [null, ...this.shapes.output];
  }

  override call(inputs: Tensor | Tensor[]): Tensor {
    const [x] = Array.isArray(inputs) ? inputs : [inputs];
    if (x === undefined) throw new RangeError(`the layer ${this.name} got no input`);
    return this.run(x, this.weight?.read());
  }

  static readonly className = 'FromFunction';
}

/**
 * Makes a small vision transformer (Dosovitskiy 2020), as in `tooling/reference/tasks.py`: 15 patches of a picture of 12 x 20,
 * three pre-norm blocks, of which only the class token is read at the end.
 *
 * @returns The model; the caller disposes it.
 */
export function visionTransformer(): LayersModel {
  // Border to tfjs-layers: `apply` on a symbolic tensor gives a symbolic tensor, which its type leaves open.
  const apply = (layer: layers.Layer, x: SymbolicTensor | SymbolicTensor[]) =>
    layer.apply(x) as SymbolicTensor;
  const dense = (name: string, units: number, activation?: 'gelu' | 'softmax') =>
    layers.dense({ name, units, ...(activation === undefined ? {} : { activation }) });

  const image = input({ shape: [4 * grid[0], 4 * grid[1], 3], name: 'image' });
  const patches = layers.conv2d({
    name: 'patches',
    filters: width,
    kernelSize: 4,
    strides: 4,
    useBias: false,
  });
  let x = apply(layers.reshape({ targetShape: [count, width] }), apply(patches, image));
  x = apply(
    new FromFunction('class_token', withToken, {
      output: [count + 1, width],
      weight: [1, 1, width],
    }),
    x,
  );
  x = apply(
    new FromFunction('positions', (tokens, weight) => (weight ? add(tokens, weight) : tokens), {
      output: [count + 1, width],
      weight: [1, count + 1, width],
    }),
    x,
  );
  for (let block = 0; block < blocks; block += 1) {
    const name = (part: string) => `block${block}_${part}`;
    let y = apply(layers.layerNormalization({ name: name('norm1') }), x);
    y = apply(dense(name('qkv'), 3 * width), y);
    y = apply(new FromFunction(name('attention'), attend, { output: [count + 1, width] }), y);
    y = apply(dense(name('out'), width), y);
    x = apply(layers.add({ name: name('add1') }), [x, y]);
    y = apply(layers.layerNormalization({ name: name('norm2') }), x);
    y = apply(dense(name('mlp1'), 2 * width, 'gelu'), y);
    y = apply(dense(name('mlp2'), width), y);
    x = apply(layers.add({ name: name('add2') }), [x, y]);
  }
  x = apply(layers.layerNormalization({ name: 'norm' }), x);
  const first = (tokens: Tensor) => squeeze(slice(tokens, [0, 0, 0], [-1, 1, -1]), [1]);
  x = apply(new FromFunction('take_class_token', first, { output: [width] }), x);
  const net = model({ inputs: image, outputs: apply(dense('classes', 5, 'softmax'), x) });
  setWeights(net);
  return net;
}

/** The reference counts its seeds from 11, in its own order of the weights. */
function setWeights(net: LayersModel): void {
  let seed = 10;
  const next = (shape: number[], scale: number, offset = 0): Tensor => {
    seed += 1;
    return made(shape, seed, scale, offset);
  };
  const norm = (): Tensor[] => [next([width], 1, 1), next([width], 0.5)];
  const product = (from: number, to: number, scale: number): Tensor[] => [
    next([from, to], scale),
    next([to], 0.2),
  ];
  const weights = new Map<string, Tensor[]>([
    ['patches', [next([4, 4, 3, width], 0.6)]],
    ['class_token', [next([1, 1, width], 1)]],
    ['positions', [next([1, count + 1, width], 1)]],
  ]);
  for (let block = 0; block < blocks; block += 1) {
    const set = (part: string, values: Tensor[]) => weights.set(`block${block}_${part}`, values);
    set('norm1', norm());
    set('qkv', product(width, 3 * width, 1.5));
    set('out', product(width, width, 1));
    set('norm2', norm());
    set('mlp1', product(width, 2 * width, 1));
    set('mlp2', product(2 * width, width, 1));
  }
  weights.set('norm', norm());
  weights.set('classes', product(width, 5, 2));
  for (const [name, values] of weights) {
    net.getLayer(name).setWeights(values);
    for (const value of values) value.dispose();
  }
}

function withToken(tokens: Tensor, weight: Tensor | undefined): Tensor {
  return weight === undefined ? tokens : concat([tile(weight, [tokens.shape[0], 1, 1]), tokens], 1);
}

/** Attention of several heads; queries, keys and values come side by side. */
function attend(qkv: Tensor): Tensor {
  const [samples = 1, tokens = 1] = qkv.shape;
  const size = width / heads;
  const parts = split(reshape(qkv, [samples, tokens, 3, heads, size]), 3, 2);
  const [q, k, v] = parts.map((part) =>
    transpose(reshape(part, [samples, tokens, heads, size]), [0, 2, 1, 3]),
  );
  if (q === undefined || k === undefined || v === undefined)
    throw new RangeError('split gave too few parts');
  const shares = softmax(mul(matMul(q, k, false, true), 1 / Math.sqrt(size)));
  return reshape(transpose(matMul(shares, v), [0, 2, 1, 3]), [samples, tokens, width]);
}
