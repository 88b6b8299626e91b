import { GradCamError } from '@gradcam/errors';
import type { OnnxNode, OnnxType } from '../../../graph/onnx-graph.js';
import { numbersAt } from '../../call-inputs.js';
import type { HeadOp } from '../../head-op.js';
import { constantValue } from '../../values/constant-value.js';
import { hostValue, type HostValue } from '../../values/host-value.js';
import { sizeOf } from '../../values/strides.js';

/** A tensor, number or list of the file. */
export const constant: HeadOp = {
  op: 'Constant',
  isHost: true,
  lacks: (node) =>
    valueOf(node) === undefined ? 'is a constant of a kind that is not read' : undefined,
  run: ({ node }) => required(node),
  host: ({ node }) => required(node),
};

function required(node: OnnxNode): HostValue {
  const value = valueOf(node);
  if (value !== undefined) return value;
  throw new GradCamError(
    'MODEL_UNSUPPORTED',
    `the constant "${node.name}" is of a kind that is not read, got ${[...node.attributes.keys()].join(', ')}, expected a tensor, a number or a list of them; take a feature layer behind it.`,
  );
}

function valueOf({ attributes }: OnnxNode): HostValue | undefined {
  const [attribute] = attributes.values();
  if (attribute === undefined) return undefined;
  const { kind, value } = attribute;
  if (kind === 'tensor') return value.type === 'string' ? undefined : constantValue(value);
  if (kind === 'int' || kind === 'float') return hostValue(typeOf(kind), [], [value]);
  if (kind === 'ints' || kind === 'floats') return hostValue(typeOf(kind), [value.length], value);
  return undefined;
}

function typeOf(kind: 'int' | 'ints' | 'float' | 'floats'): OnnxType {
  return kind.startsWith('int') ? 'int64' : 'float32';
}

/** A tensor of one number, repeated. */
export const constantOfShape: HeadOp = {
  op: 'ConstantOfShape',
  hosts: [0],
  run: () => {
    throw new RangeError('a shape is always known in JavaScript');
  },
  host: (call) => {
    const dims = numbersAt(call, 0) ?? [];
    const attribute = call.node.attributes.get('value');
    const value =
      attribute?.kind === 'tensor'
        ? constantValue(attribute.value)
        : hostValue('float32', [1], [0]);
    const numbers = new Float32Array(sizeOf(dims)).fill(value.numbers()[0] ?? 0);
    return hostValue(value.type, dims, value.type === 'float32' ? numbers : Array.from(numbers));
  },
};
