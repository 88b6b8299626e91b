import type { OnnxAttribute, OnnxTensor, OnnxType } from '../../src/graph/onnx-graph.js';

/** An input of an op. */
export interface CaseInput {
  readonly type: OnnxType;
  readonly dims: readonly number[];
  readonly values: readonly number[];
  /** In the file, not fed. */
  readonly isConstant: boolean;
  /** Stays of 32 bits where the others are computed in 64: an input whose type ONNX fixes. */
  readonly isFixed: boolean;
}

/** One op with inputs and attributes, to be held against ONNX Runtime. */
export interface OpCase {
  readonly op: string;
  /** The empty one is ONNX's own. */
  readonly domain: string;
  /** What is special about it. */
  readonly title: string;
  /** Nothing where an input is left out. */
  readonly inputs: readonly (CaseInput | undefined)[];
  readonly attributes: Readonly<Record<string, OnnxAttribute>>;
  readonly opset: number;
  /** How many outputs the node has, and which of them is looked at. */
  readonly outputs: number;
  readonly output: number;
  /** Only in 32 bits: ONNX Runtime's other kernel is missing or is not to be trusted. */
  readonly isSingle: boolean;
  /** False where the gradient is not the slope, by design. */
  readonly isSloped: boolean;
  /** The step of the differences in 32 bits. */
  readonly step: number;
}

type Rest = Partial<
  Pick<
    OpCase,
    'title' | 'domain' | 'opset' | 'outputs' | 'output' | 'isSingle' | 'isSloped' | 'step'
  >
>;
type Attribute = number | string | readonly number[] | OnnxAttribute;

/** Floating attributes look like whole ones in JavaScript, so that ONNX's own list of names decides. */
const floating = [
  'alpha',
  'beta',
  'gamma',
  'epsilon',
  'bias',
  'lambd',
  'value_float',
  'cubic_coeff_a',
];

/** Makes a case. */
export function opCase(
  op: string,
  inputs: OpCase['inputs'],
  attributes: Readonly<Record<string, Attribute>> = {},
  rest: Rest = {},
): OpCase {
  const shown = Object.entries(attributes).map(([name, value]) =>
    typeof value === 'object' && 'kind' in value ? name : `${name} ${String(value)}`,
  );
  const shapes = inputs.map((each) => `[${each?.dims.join(' ') ?? '-'}]`).join(' ');
  const words = [shapes, ...shown, rest.opset === undefined ? '' : `opset ${rest.opset}`];
  return {
    op,
    domain: '',
    inputs,
    title: words.filter((word) => word !== '').join(', '),
    opset: 21,
    outputs: 1,
    output: 0,
    isSingle: false,
    isSloped: true,
    step: 1e-2,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, attributeOf(name, value)]),
    ),
    ...rest,
  };
}

function attributeOf(name: string, value: Attribute): OnnxAttribute {
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value === 'number') {
    return { kind: floating.includes(name) ? 'float' : 'int', value };
  }
  if ('kind' in value) return value;
  return { kind: name === 'scales' || name === 'value_floats' ? 'floats' : 'ints', value };
}

/**
 * Numbers in an order that looks random, all equally far apart: no two are equal and none is zero, so that differences stay away from the kinks
 * of ReLUs, maxima and roundings.
 */
function spread(count: number, from: number, to: number, seed: number): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  let state = seed * 7919 + 17;
  for (let at = count - 1; at > 0; at--) {
    state = (state * 1103515245 + 12345) % 2147483648;
    const other = state % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order.map((each) => Math.fround(from + ((each + 0.5) * (to - from)) / count));
}

let seeds = 0;

function input(type: OnnxType, dims: readonly number[], values: readonly number[]): CaseInput {
  return { type, dims, values, isConstant: false, isFixed: false };
}

/** Activations, which are differentiated. */
export function floats(dims: readonly number[], from = -2, to = 2): CaseInput {
  return input(
    'float32',
    dims,
    spread(
      dims.reduce((a, b) => a * b, 1),
      from,
      to,
      ++seeds,
    ),
  );
}

/** Activations of which every number matters. */
export function numbers(
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return input('float32', dims, values);
}

/** Weights. */
export function weights(dims: readonly number[], from = -1, to = 1): CaseInput {
  return { ...floats(dims, from, to), isConstant: true };
}

/** A shape, axes or counts, in the file. */
export function list(
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return { ...input('int64', dims, values), isConstant: true };
}

/** Whole numbers that come with the activations. */
export function fedList(
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return input('int64', dims, values);
}

/** Numbers of a type that come with the activations. */
export function fed(
  type: OnnxType,
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return input(type, dims, values);
}

/** Truth values that come with the activations. */
export function truth(
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return input('bool', dims, values);
}

/** One number in the file. */
export function constant(value: number, type: OnnxType = 'float32'): CaseInput {
  return { ...input(type, [], [value]), isConstant: true };
}

/** Numbers of a type in the file. */
export function constants(
  type: OnnxType,
  values: readonly number[],
  dims: readonly number[] = [values.length],
): CaseInput {
  return { ...input(type, dims, values), isConstant: true };
}

/** The same input, of 32 bits whatever the others are. */
export function fixed(of: CaseInput): CaseInput {
  return { ...of, isFixed: true };
}

/** A tensor as an attribute. */
export function tensorAttribute(
  type: OnnxType,
  dims: readonly number[],
  values: readonly number[],
): OnnxAttribute {
  return { kind: 'tensor', value: onnxTensor(input(type, dims, values)) };
}

/** The same numbers as a tensor of a file. */
export function onnxTensor({ type, dims, values }: CaseInput): OnnxTensor {
  return { type, dims, bytes: () => bytesOf(type, values) };
}

/** The numbers as they lie in memory. */
function bytesOf(type: OnnxType, values: readonly number[]): Uint8Array<ArrayBuffer> {
  return new Uint8Array(arrayOf(type, values).buffer);
}

/** The numbers as ONNX Runtime takes them. */
export function arrayOf(type: OnnxType, values: readonly number[]) {
  if (type === 'float32') return Float32Array.from(values);
  if (type === 'float64') return Float64Array.from(values);
  if (type === 'int64') return BigInt64Array.from(values, BigInt);
  if (type === 'int32') return Int32Array.from(values);
  if (type === 'int8') return Int8Array.from(values);
  if (type === 'uint8' || type === 'bool') return Uint8Array.from(values);
  throw new RangeError(`no case has ${type}`);
}
