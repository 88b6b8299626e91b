import { InferenceSession, Tensor } from 'onnxruntime-node';
import { inputName, oneNodeModel, outputNames } from './one-node-model.js';
import { arrayOf, type CaseInput, type OpCase } from './op-case.js';

/** An op in ONNX Runtime. */
export interface Reference {
  /** True where ONNX Runtime computes it in 64 bits. */
  readonly isDouble: boolean;
  /** Computes the output for other numbers of the fed inputs, by position. */
  readonly run: (values?: ReadonlyMap<number, readonly number[]>) => Promise<Result>;
}

/** An output. */
export interface Result {
  readonly dims: readonly number[];
  readonly values: readonly number[];
}

/** Makes a session of one op: in 64 bits where ONNX Runtime has such a kernel, so that differences are exact. */
export async function throughOnnxRuntime(of: OpCase): Promise<Reference> {
  const double = { ...of, inputs: of.inputs.map(widened) };
  if (!of.isSingle) {
    try {
      return { isDouble: true, run: await sessionOf(double) };
    } catch {
      // There is none.
    }
  }
  return { isDouble: false, run: await sessionOf(of) };
}

function widened(input: CaseInput | undefined): CaseInput | undefined {
  const isWidened = input?.type === 'float32' && !input.isFixed;
  return isWidened ? { ...input, type: 'float64' } : input;
}

async function sessionOf(of: OpCase): Promise<Reference['run']> {
  const session = await InferenceSession.create(oneNodeModel(of), {
    intraOpNumThreads: 1,
    interOpNumThreads: 1,
    graphOptimizationLevel: 'disabled',
    // Errors are thrown as well.
    logSeverityLevel: 4,
  });
  return async (values = new Map()) => {
    const feeds = of.inputs.flatMap((input, position) =>
      input === undefined || input.isConstant
        ? []
        : [[inputName(input, position), fed(input, values.get(position) ?? input.values)] as const],
    );
    const results = await session.run(Object.fromEntries(feeds));
    const result = results[outputNames(of)[of.output] ?? ''];
    if (result === undefined) throw new RangeError(`ONNX Runtime gives no output ${of.output}`);
    return { dims: result.dims, values: Array.from(result.data, Number) };
  };
}

export function fed({ type, dims }: CaseInput, values: readonly number[]): Tensor {
  const array = arrayOf(type, values);
  return type === 'bool'
    ? new Tensor('bool', Uint8Array.from(values), dims)
    : new Tensor(array as Float32Array, dims);
}
