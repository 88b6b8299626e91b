import type { Tensor } from '@tensorflow/tfjs-core';

/** A conversion of the first layers, `x multiplied + added`, of all channels taken together. */
export interface InputScale {
  readonly multiplied: number;
  readonly added: number;
}

/** A symbolic tensor of tfjs-layers. */
interface Symbolic {
  readonly id: number;
}

/** A layer, or a model inside of another. */
interface Layer {
  readonly inboundNodes: readonly {
    readonly inputTensors: readonly Symbolic[];
    readonly outputTensors: readonly Symbolic[];
  }[];
  readonly layers?: readonly Layer[];
  readonly inputs?: readonly Symbolic[];
  readonly outputs?: readonly Symbolic[];
  getClassName(): string;
  getConfig(): Readonly<Record<string, unknown>>;
  getWeights(): readonly Tensor[];
}

/** A layers model, as much as is walked. */
export interface WalkedModel {
  readonly layers: readonly Layer[];
  readonly inputs: readonly Symbolic[];
}

const unchanged: InputScale = { multiplied: 1, added: 0 };

/** The layers that leave the range of a picture as it is. */
const keepsRange = /^(Random\w+|Resizing|CenterCrop|Identity|(Spatial)?Dropout\w*|GaussianNoise)$/;

/**
 * Finds by how much the first layers of a network scale their input: Rescaling and Normalization, also in models inside.
 *
 * @param model The model; only read.
 * @returns All of them together; nothing is multiplied and added where there are none.
 */
export function inputScale(model: WalkedModel): InputScale {
  const [input] = model.inputs;
  return input === undefined ? unchanged : walked(model.layers, input, unchanged).scale;
}

function walked(layers: readonly Layer[], from: Symbolic, before: InputScale) {
  let [scale, end] = [before, from];
  for (;;) {
    const [call, ...others] = callsWith(layers, end);
    if (call === undefined || others.length > 0) return { scale, end };
    const { layer, output } = call;
    const next = layer.layers === undefined ? stepOf(layer, scale) : through(layer, scale);
    if (next === undefined) return { scale, end };
    scale = next.scale;
    if (!next.goesOn || output === undefined) return { scale, end };
    end = output;
  }
}

function callsWith(layers: readonly Layer[], { id }: Symbolic) {
  return layers.flatMap((layer) =>
    layer.inboundNodes
      // An input layer is its own input.
      .filter(({ outputTensors }) => outputTensors.every((each) => each.id !== id))
      .filter(({ inputTensors }) => inputTensors.some((each) => each.id === id))
      .map(({ outputTensors }) => ({ layer, output: outputTensors[0] })),
  );
}

/** Through a model inside, as far as it only scales. */
function through({ layers = [], inputs = [], outputs = [] }: Layer, before: InputScale) {
  const [input] = inputs;
  if (input === undefined) return undefined;
  const { scale, end } = walked(layers, input, before);
  return { scale, goesOn: end.id === outputs[0]?.id };
}

function stepOf(layer: Layer, before: InputScale) {
  const name = layer.getClassName();
  const step = keepsRange.test(name) ? unchanged : scaleOf(name, layer);
  if (step === undefined) return undefined;
  const multiplied = before.multiplied * step.multiplied;
  const added = before.added * step.multiplied + step.added;
  return { scale: { multiplied, added }, goesOn: true };
}

function scaleOf(name: string, layer: Layer): InputScale | undefined {
  const config = layer.getConfig();
  if (name === 'Rescaling')
    return { multiplied: average(config['scale'], 1), added: average(config['offset'], 0) };
  if (name !== 'Normalization') return undefined;
  const [mean, variance] = layer.getWeights();
  const centre = average(config['mean'] ?? valuesOf(mean), 0);
  const deviation = Math.sqrt(average(config['variance'] ?? valuesOf(variance), 1));
  return { multiplied: 1 / deviation, added: -centre / deviation };
}

/** Some backends give no numbers at once. */
function valuesOf(weight: Tensor | undefined): number[] | undefined {
  try {
    return weight && Array.from(weight.dataSync());
  } catch {
    return undefined;
  }
}

function average(value: unknown, otherwise: number): number {
  const numbers = [value].flat(4).filter((each): each is number => Number.isFinite(each));
  return numbers.length === 0
    ? otherwise
    : numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}
