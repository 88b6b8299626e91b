import type { LayerGeometry, MovingWindow } from '@gradcam/layer-select';
import { wrappedLayer, type LayerLike } from '../layers-model/layers-model-like.js';
import type { LayerStep } from '../layers-model/trace-layers-model.js';

type Config = Readonly<Record<string, unknown>>;

/** A layer as it was registered, its settings and its number of axes of space. */
interface SpatialLayer {
  readonly config: Config;
  readonly count: number;
  /** Keras' layers that tfjs-layers has otherwise come under names of their own. */
  readonly registered: string;
}

const readers: readonly (readonly [
  type: RegExp,
  read: (layer: SpatialLayer) => LayerGeometry | undefined,
])[] = [
  [/^(Conv[123]D|(Depthwise|Separable)Conv[12]D|Conv[123]DTranspose)$/, convolution],
  [/^(Average|Max)Pooling[123]D$/, pooling],
  [/^ZeroPadding[123]D$/, ({ config, count }) => margins(config['padding'], count, 1)],
  [/^Cropping[123]D$/, ({ config, count }) => margins(config['cropping'], count, -1)],
  [/^UpSampling[123]D$/, upSampling],
  [/^Resizing$/, resizing],
  [/^(Center|Random)Crop$/, cropped],
  [/^Permute$/, ({ config }) => permutation(config['dims'])],
];

/**
 * Reads how the layers of a layers model move positions.
 *
 * @param steps The uses of its layers.
 * @returns The geometry of those that have a window or move positions, by their names.
 */
export function layersGeometry(steps: readonly LayerStep[]): ReadonlyMap<string, LayerGeometry> {
  return new Map(
    steps.flatMap(({ name, layer }) => {
      const geometry = geometryOf(wrappedLayer(layer));
      return geometry === undefined ? [] : [[name, geometry] as const];
    }),
  );
}

function geometryOf(layer: LayerLike): LayerGeometry | undefined {
  const type = layer.getClassName();
  const read = readers.find(([pattern]) => pattern.test(type))?.[1];
  // Border to tfjs-layers: a class is registered under its static name.
  const { className: registered = type } = layer.constructor as { readonly className?: string };
  const count = Number(/[123](?=D)/.exec(type)?.[0] ?? 2);
  return read?.({ config: layer.getConfig(), count, registered });
}

function convolution({ config, count, registered }: SpatialLayer): MovingWindow {
  const size = numbers(config['kernelSize'], count, 1);
  // tfjs-layers computes this one without its dilation.
  const isDense = registered === 'DepthwiseConv2D';
  const dilations = numbers(isDense ? 1 : config['dilationRate'], count, 1);
  const isCausal = config['padding'] === 'causal';
  return {
    kind: 'window',
    size,
    strides: numbers(config['strides'], count, 1),
    dilations,
    pads: isCausal
      ? size.map((length, axis) => [(length - 1) * (dilations[axis] ?? 1), 0])
      : padsOf(config, size),
    isTransposed: registered.endsWith('Transpose'),
  };
}

function pooling({ config, count }: SpatialLayer): MovingWindow {
  const size = numbers(config['poolSize'], count, 2);
  const strides = numbers(config['strides'] ?? size, count, 2);
  return { kind: 'window', size, strides, pads: padsOf(config, size) };
}

function padsOf({ padding }: Config, size: readonly number[]): MovingWindow['pads'] {
  return padding === 'same' ? 'same' : size.map(() => [0, 0]);
}

/** Cells that are added or left out at the ends: one number, one for each axis, or two for each. */
function margins(value: unknown, count: number, sign: 1 | -1): MovingWindow {
  const list: readonly unknown[] = Array.isArray(value) ? value : Array(count).fill(value ?? 1);
  // Along one axis the two numbers stand without a list around them.
  const pairs = count === 1 && list.length === 2 ? [list] : list;
  const ones = pairs.map(() => 1);
  const pads = pairs.map((pair) => {
    const [before = 1, after = before] = Array.isArray(pair) ? pair.map(Number) : [Number(pair)];
    return [sign * before, sign * after] as const;
  });
  return { kind: 'window', size: ones, strides: ones, pads };
}

function upSampling({ config, count, registered }: SpatialLayer): LayerGeometry {
  const factors = numbers(config['size'], count, 2);
  if (config['interpolation'] === undefined || config['interpolation'] === 'nearest')
    return { kind: 'resize', aligned: 'starts', rounding: 'floor', factors };
  return { kind: 'resize', aligned: isOwn(registered) ? 'starts' : 'areas', factors };
}

function resizing({ config, registered }: SpatialLayer): LayerGeometry | undefined {
  if (config['cropToAspectRatio'] === true)
    return isOwn(registered) ? undefined : middle(config, true);
  const rounding = config['interpolation'] === 'nearest' ? 'up' : undefined;
  return { kind: 'resize', aligned: isOwn(registered) ? 'corners' : 'areas', rounding };
}

/** That of tfjs-layers itself stretches smaller pictures. */
function cropped({ config, registered }: SpatialLayer): LayerGeometry | undefined {
  return isOwn(registered) ? undefined : middle(config, registered.endsWith('RandomCrop'));
}

function middle({ height, width }: Config, isScaled: boolean): LayerGeometry {
  return { kind: 'middle', size: [Number(height), Number(width)], isScaled };
}

/** A layer of tfjs-layers itself, which resizes as TensorFlow 1 did. */
function isOwn(registered: string): boolean {
  return !registered.includes('>');
}

function permutation(dims: unknown): LayerGeometry | undefined {
  return Array.isArray(dims) ? { kind: 'transpose', order: [0, ...dims.map(Number)] } : undefined;
}

/** One number for each axis, where a single one may stand for all. */
function numbers(value: unknown, count: number, otherwise: number): number[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value ?? otherwise];
  return Array.from({ length: count }, (_, axis) => Number(list[axis] ?? list[0]));
}
