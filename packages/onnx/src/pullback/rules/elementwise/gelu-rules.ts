import { numberOf, wordOf } from '../../../head/attributes.js';
import { broadcastRule } from '../../parts/broadcast-rule.js';
import type { PullCall, PullRule } from '../../pull-rule.js';

/** Adds the slope of a function at each number. */
type Slope = (call: PullCall, x: string) => string;

const domain = 'com.microsoft';

/** Makes the rule of a function of a tensor, or of the sum of it and another. */
function smooth(op: string, slope: Slope, ofDomain = ''): PullRule {
  return broadcastRule(
    op,
    (call) => {
      const { builder, node } = call;
      const [input = '', bias = ''] = node.inputs;
      const x = bias === '' ? input : builder.add('Add', [input, bias]);
      return builder.add('Mul', [call.gradient, slope(call, x)]);
    },
    ofDomain,
  );
}

/** The integral of the normal distribution, and the activations made of it. */
export const geluRules: readonly PullRule[] = [
  smooth('Erf', ({ builder }, x) =>
    builder.add('Mul', [bell(builder, x, -1), builder.float(2 / Math.sqrt(Math.PI))]),
  ),
  smooth('Gelu', (call, x) =>
    wordOf(call.node, 'approximate', 'none') === 'tanh'
      ? approximateSlope(call, x)
      : exactSlope(call, x),
  ),
  smooth('Gelu', exactSlope, domain),
  smooth('BiasGelu', exactSlope, domain),
  smooth('FastGelu', approximateSlope, domain),
  smooth(
    'QuickGelu',
    ({ builder, node }, x) => {
      const steep = builder.add('Mul', [x, builder.float(numberOf(node, 'alpha', 1.702))]);
      const share = builder.add('Sigmoid', [steep]);
      const rest = builder.add('Sub', [builder.float(1), share]);
      const rise = builder.add('Mul', [steep, builder.add('Mul', [share, rest])]);
      return builder.add('Add', [share, rise]);
    },
    domain,
  ),
];

/** e to the square of each number times a factor. */
function bell(builder: PullCall['builder'], x: string, factor: number): string {
  const square = builder.add('Mul', [x, x]);
  return builder.add('Exp', [builder.add('Mul', [square, builder.float(factor)])]);
}

/** The share of the normal distribution below a number, and the number times its density. */
function exactSlope({ builder }: PullCall, x: string): string {
  const inner = builder.add('Erf', [builder.add('Mul', [x, builder.float(Math.SQRT1_2)])]);
  const below = halfAbove(builder, inner);
  const density = builder.add('Mul', [
    bell(builder, x, -0.5),
    builder.float(1 / Math.sqrt(2 * Math.PI)),
  ]);
  return builder.add('Add', [below, builder.add('Mul', [x, density])]);
}

/** The same of `0.5 x (1 + tanh(u))`, where `u` is `x` and a part of its cube, times a constant. */
function approximateSlope({ builder }: PullCall, x: string): string {
  const float = (value: number) => builder.float(value);
  const [cubic, scale] = [0.044715, Math.sqrt(2 / Math.PI)];
  const square = builder.add('Mul', [x, x]);
  const polynomial = (constant: number, factor: number) =>
    builder.add('Add', [builder.add('Mul', [square, float(factor)]), float(constant)]);
  const tangent = builder.add('Tanh', [builder.add('Mul', [x, polynomial(scale, scale * cubic)])]);
  const rise = builder.add('Sub', [float(1), builder.add('Mul', [tangent, tangent])]);
  const inner = builder.add('Mul', [x, polynomial(scale / 2, (scale / 2) * 3 * cubic)]);
  return builder.add('Add', [halfAbove(builder, tangent), builder.add('Mul', [rise, inner])]);
}

function halfAbove(builder: PullCall['builder'], x: string): string {
  return builder.add('Mul', [builder.add('Add', [x, builder.float(1)]), builder.float(0.5)]);
}
