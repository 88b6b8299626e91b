import { numberOf } from '../../../head/attributes.js';
import { firstInputRule } from '../../parts/first-input-rule.js';
import { shapedAs } from '../../parts/shapes/shaped-as.js';
import { pullStandardized } from '../../parts/pull-standardized.js';
import { standardized } from '../../parts/standardized.js';
import type { PullCall, PullRule } from '../../pull-rule.js';
import { localResponseRule } from './local-response-rule.js';

const epsilonOf = ({ node }: PullCall) => numberOf(node, 'epsilon', 1e-5);

/** Gives numbers for each channel a shape that fits `[N, C, ...]`. */
function forChannels({ builder }: PullCall, numbers: string, rank: number): string {
  const space = Array.from({ length: rank - 2 }, () => 1);
  return builder.add('Reshape', [numbers, builder.integers([-1, ...space])]);
}

const axesFrom = (first: number, rank: number) =>
  Array.from({ length: rank - first }, (_, at) => first + at);

/** Normalisations. */
export const normalizationRules: readonly PullRule[] = [
  firstInputRule('BatchNormalization', (call) => {
    const { builder, gradient, node, outputShape } = call;
    if (outputShape === undefined || numberOf(node, 'training_mode', 0) !== 0) return undefined;
    const [, scale = '', , , variance = ''] = node.inputs;
    const sum = builder.add('Add', [variance, builder.float(epsilonOf(call))]);
    const factor = builder.add('Div', [scale, builder.add('Sqrt', [sum])]);
    return builder.add('Mul', [gradient, forChannels(call, factor, outputShape.length)]);
  }),
  firstInputRule('InstanceNormalization', (call) => {
    const { builder, gradient, node, outputShape } = call;
    if (outputShape === undefined) return undefined;
    const [input = '', scale = ''] = node.inputs;
    const rank = outputShape.length;
    const axes = axesFrom(2, rank);
    const names = standardized(call, input, axes, epsilonOf(call));
    const scaled = builder.add('Mul', [gradient, forChannels(call, scale, rank)]);
    return pullStandardized(call, names, scaled, axes);
  }),
  firstInputRule('GroupNormalization', pullGroups),
  localResponseRule,
];

/** Each group of channels as one axis. */
function pullGroups(call: PullCall): string | undefined {
  const { builder, gradient, node, opset, outputShape } = call;
  if (outputShape === undefined) return undefined;
  const [input = '', scale = ''] = node.inputs;
  const sizes = builder.integers([0, numberOf(node, 'num_groups', 1), -1]);
  const grouped = (value: string) => builder.add('Reshape', [value, sizes]);
  // Scaled by group until opset 20, by channel since.
  const scaled =
    opset < 21
      ? builder.add('Mul', [grouped(gradient), forChannels(call, scale, 3)])
      : grouped(builder.add('Mul', [gradient, forChannels(call, scale, outputShape.length)]));
  const names = standardized(call, grouped(input), [2], epsilonOf(call));
  return shapedAs(call, pullStandardized(call, names, scaled, [2]));
}
