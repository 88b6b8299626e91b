import { listOf, numberOf } from '../../../head/attributes.js';
import { axisFrom } from '../../../head/values/strides.js';
import { pullStandardized } from '../../parts/pull-standardized.js';
import { standardized } from '../../parts/standardized.js';
import { totalOf } from '../../parts/sums/total-of.js';
import { sumTo } from '../../parts/sums/sum-to.js';
import type { PullCall, Pulled, PullRule } from '../../pull-rule.js';

/** The parts of a layer normalisation. */
interface Layer {
  /** The name of the numbers that are normalised. */
  readonly value: string;
  readonly axes: readonly number[];
  readonly epsilon: number;
  /** The positions of the factors and the terms among the inputs. */
  readonly scale: number;
  readonly offset: number;
}

/** Normalisations of the last axes of each sample, or of all its channels. */
export const layerNormalizationRules: readonly PullRule[] = [
  {
    op: 'LayerNormalization',
    pull: (call) => {
      const { node, outputShape, gradients } = call;
      // The mean and the deviation are outputs, too, whose gradients nobody asks for.
      if (outputShape === undefined || gradients.slice(1).some((each) => each !== undefined))
        return undefined;
      const rank = outputShape.length;
      const first = axisFrom(numberOf(node, 'axis', -1), rank);
      return pullLayer(call, {
        value: node.inputs[0] ?? '',
        axes: Array.from({ length: rank - first }, (_, at) => first + at),
        epsilon: numberOf(node, 'epsilon', 1e-5),
        scale: 1,
        offset: 2,
      });
    },
  },
  { op: 'SkipLayerNormalization', domain: 'com.microsoft', pull: pullSkip },
  {
    op: 'MeanVarianceNormalization',
    pull: (call) => {
      const { gradient, node, outputShape } = call;
      if (outputShape === undefined) return undefined;
      const given = listOf(node, 'axes') ?? [0, 2, 3];
      const axes = given.map((axis) => axisFrom(axis, outputShape.length));
      const names = standardized(call, node.inputs[0] ?? '', axes, 1e-9);
      return [pullStandardized(call, names, gradient, axes)];
    },
  },
];

/** A sum, and its normalisation: the sum is the fourth output. */
function pullSkip(call: PullCall): Pulled | undefined {
  const { builder, node, outputShape, gradients } = call;
  const [, ofMean, ofDeviation, ofSum] = gradients;
  if (outputShape === undefined || ofMean !== undefined || ofDeviation !== undefined)
    return undefined;
  const [input = '', skip = '', , , bias = ''] = node.inputs;
  const sum = builder.add(
    'Sum',
    [input, skip, bias].filter((name) => name !== ''),
  );
  const pulled = pullLayer(call, {
    value: sum,
    axes: [outputShape.length - 1],
    epsilon: numberOf(node, 'epsilon', 1e-12),
    scale: 2,
    offset: 3,
  });
  const [inValue, inScale, inOffset] = pulled ?? [];
  const parts = [inValue, ofSum].flatMap((part) => part ?? []);
  const inSum = totalOf(builder, parts) ?? '';
  const broughtTo = (position: number) =>
    call.isWanted(position) ? sumTo(call, inSum, position) : undefined;
  return [broughtTo(0), broughtTo(1), inScale, inOffset, broughtTo(4)];
}

/** Gives the gradients in the numbers, the factors and the terms; undefined where only another output than the first is used. */
function pullLayer(
  call: PullCall,
  { value, axes, epsilon, scale, offset }: Layer,
): Pulled | undefined {
  const { builder, node, isWanted } = call;
  const [gradient] = call.gradients;
  if (gradient === undefined) return undefined;
  const names = standardized(call, value, axes, epsilon);
  const scaled = builder.add('Mul', [gradient, node.inputs[scale] ?? '']);
  const inScale = () => sumTo(call, builder.add('Mul', [gradient, names.result]), scale);
  return [
    pullStandardized(call, names, scaled, axes),
    isWanted(scale) ? inScale() : undefined,
    isWanted(offset) ? sumTo(call, gradient, offset) : undefined,
  ];
}
