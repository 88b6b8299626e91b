/** A mapping from TensorFlow's names of an operation and of its operands to those of Keras 3. */
export interface TensorFlowFunction {
  readonly operation: string;
  /** The names of the operands, in order. */
  readonly operands: readonly string[];
  /** TensorFlow's names of arguments that are not operands. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const x = ['x'];
const xy = ['x', 'y'];
const reduced = ['input_tensor'];

const of = (
  operation: string,
  operands: readonly string[],
  renamed: Readonly<Record<string, string>> = {},
): TensorFlowFunction => ({ operation, operands, renamed });

/** The functions of TensorFlow that Keras 2 writes as a `TFOpLambda` or a `SlicingOpLambda`. */
export const tensorFlowFunctions: Readonly<Record<string, TensorFlowFunction>> = {
  '__operators__.add': of('Add', xy),
  '__operators__.getitem': of('GetItem', ['tensor', 'slice_spec']),
  'math.add': of('Add', xy),
  'math.subtract': of('Subtract', xy),
  'math.multiply': of('Multiply', xy),
  'math.divide': of('Divide', xy),
  'math.truediv': of('Divide', xy),
  'math.pow': of('Power', xy),
  'math.maximum': of('Maximum', xy),
  'math.minimum': of('Minimum', xy),
  'math.squared_difference': of('SquaredDifference', xy),
  'math.equal': of('Equal', xy),
  'math.not_equal': of('NotEqual', xy),
  'math.greater': of('Greater', xy),
  'math.greater_equal': of('GreaterEqual', xy),
  'math.less': of('Less', xy),
  'math.less_equal': of('LessEqual', xy),
  'math.logical_and': of('LogicalAnd', xy),
  'math.logical_or': of('LogicalOr', xy),
  'math.logical_not': of('LogicalNot', x),
  'math.negative': of('Negative', x),
  'math.abs': of('Absolute', x),
  'math.square': of('Square', x),
  'math.sqrt': of('Sqrt', x),
  'math.rsqrt': of('Rsqrt', x),
  'math.reciprocal': of('Reciprocal', x),
  'math.exp': of('Exp', x),
  'math.log': of('Log', x),
  'math.log1p': of('Log1p', x),
  'math.sign': of('Sign', x),
  'math.floor': of('Floor', x),
  'math.ceil': of('Ceil', x),
  'math.round': of('Round', x),
  'math.sin': of('Sin', x),
  'math.cos': of('Cos', x),
  'math.erf': of('Erf', x),
  'math.sigmoid': of('Sigmoid', x),
  'math.tanh': of('Tanh', x),
  'math.softplus': of('Softplus', x),
  'math.l2_normalize': of('Normalize', x),
  'linalg.l2_normalize': of('Normalize', x),
  'math.reduce_mean': of('Mean', reduced),
  'math.reduce_sum': of('Sum', reduced),
  'math.reduce_max': of('Max', reduced),
  'math.reduce_min': of('Min', reduced),
  'math.reduce_prod': of('Prod', reduced),
  'math.reduce_any': of('Any', reduced),
  'math.reduce_all': of('All', reduced),
  'math.reduce_logsumexp': of('Logsumexp', reduced),
  'math.reduce_variance': of('Var', reduced),
  'math.reduce_std': of('Std', reduced),
  'math.argmax': of('Argmax', ['input']),
  'math.argmin': of('Argmin', ['input']),
  'linalg.norm': of('Norm', ['tensor']),
  'linalg.matmul': of('Matmul', ['a', 'b']),
  'nn.relu': of('Relu', ['features']),
  'nn.relu6': of('Relu6', ['features']),
  'nn.leaky_relu': of('LeakyRelu', ['features'], { alpha: 'negative_slope' }),
  'nn.elu': of('Elu', ['features']),
  'nn.selu': of('Selu', ['features']),
  'nn.gelu': of('Gelu', ['features']),
  'nn.silu': of('Silu', ['features']),
  'nn.swish': of('Silu', ['features']),
  'nn.sigmoid': of('Sigmoid', x),
  'nn.tanh': of('Tanh', x),
  'nn.softplus': of('Softplus', ['features']),
  'nn.softsign': of('Softsign', ['features']),
  'nn.softmax': of('Softmax', ['logits']),
  'nn.log_softmax': of('LogSoftmax', ['logits']),
  cast: of('Cast', x),
  clip_by_value: of('Clip', ['t'], { clip_value_min: 'x_min', clip_value_max: 'x_max' }),
  concat: of('Concatenate', ['values']),
  'compat.v1.squeeze': of('Squeeze', ['input']),
  'compat.v1.transpose': of('Transpose', ['a'], { perm: 'axes' }),
  expand_dims: of('ExpandDims', ['input']),
  identity: of('Identity', ['input']),
  'image.resize': of('Resize', ['images'], { method: 'interpolation' }),
  ones_like: of('OnesLike', ['input']),
  pad: of('Pad', ['tensor'], { paddings: 'pad_width' }),
  'compat.v1.pad': of('Pad', ['tensor'], { paddings: 'pad_width' }),
  reshape: of('Reshape', ['tensor'], { shape: 'newshape' }),
  reverse: of('Flip', ['tensor']),
  split: of('Split', ['value'], { num_or_size_splits: 'sizes' }),
  squeeze: of('Squeeze', ['input']),
  stack: of('Stack', ['values']),
  tile: of('Tile', ['input'], { multiples: 'repeats' }),
  transpose: of('Transpose', ['a'], { perm: 'axes' }),
  where: of('Where', ['condition', 'x', 'y']),
  'compat.v1.where_v2': of('Where', ['condition', 'x', 'y']),
  zeros_like: of('ZerosLike', ['input']),
};

/** Operands of Keras 3 with special names; the others are `x`, or `x1` and `x2`. */
export const kerasOperands: Readonly<Record<string, readonly string[]>> = {
  Where: ['condition', 'x1', 'x2'],
  Concatenate: ['xs'],
  Stack: ['x'],
  Einsum: [],
  GetItem: ['x', 'key'],
};

/** Keras 3 has two names for some operations. */
export const aliases: Readonly<Record<string, string>> = {
  TrueDivide: 'Divide',
  Abs: 'Absolute',
  GetItem: 'GetItem',
  LogicalXor: 'NotEqual',
  Swish: 'Silu',
  HardSwish: 'HardSilu',
  Copy: 'Identity',
};

/** Operations that are an activation, by the name that Keras has for it. */
export const activationOperations: Readonly<Record<string, string>> = {
  Relu: 'relu',
  Relu6: 'relu6',
  Sigmoid: 'sigmoid',
  Tanh: 'tanh',
  Softplus: 'softplus',
  Softsign: 'softsign',
  Silu: 'swish',
  Selu: 'selu',
  HardSigmoid: 'gradcam.hardSigmoid',
  HardSilu: 'gradcam.hardSilu',
  LogSigmoid: 'gradcam.logSigmoid',
};
