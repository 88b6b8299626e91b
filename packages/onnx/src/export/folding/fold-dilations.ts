import type { GraphStep } from '@gradcam/core/network';
import type { Value } from '../build/value.js';
import { numbersAt, wordsAt } from '../operations/operation-export.js';

const convolutions: ReadonlySet<string> = new Set([
  'Conv2D',
  'DepthwiseConv2d',
  'DepthwiseConv2dNative',
  'FusedDepthwiseConv2dNative',
  '_FusedConv2D',
]);

/** A convolution between two nodes that make samples of space, and space of samples. */
interface Dilated {
  readonly apart: GraphStep;
  readonly convolution: GraphStep;
  readonly together: GraphStep;
}

/**
 * Makes dilated convolutions of what TensorFlow writes for them: space falls apart into samples, with a block of two each into the even or the odd cells, a convolution without pads or strides runs over these, and they are put together again. What is
 * added in front and behind becomes pads, less what is cut off in the end.
 *
 * @param steps The steps of a graph model, in order.
 * @param outputs The values that are wanted, which stay.
 * @param constants The constants that the steps read, by their names.
 * @returns The steps; a dilated convolution stands for the last of its three, whose result it gives.
 */
export function foldDilations(
  steps: readonly GraphStep[],
  outputs: readonly string[],
  constants: ReadonlyMap<string, Value>,
): readonly GraphStep[] {
  const makers = new Map(
    steps.flatMap((step) => step.outputs.map((output) => [output, step] as const)),
  );
  const readers = new Map<string, number>();
  for (const name of [...steps.flatMap(({ inputs }) => inputs), ...outputs])
    readers.set(name, (readers.get(name) ?? 0) + 1);
  /** The step that makes the only computed input of another one, and nothing else. */
  const before = ({ inputs: [input = '', ...others] }: GraphStep) =>
    others.length === 0 && readers.get(input) === 1 ? makers.get(input) : undefined;

  const folded = new Map<GraphStep, GraphStep>();
  const gone = new Set<GraphStep>();
  for (const together of steps) {
    if (together.node.op !== 'BatchToSpaceND') continue;
    const convolution = before(together);
    const apart = convolution && before(convolution);
    if (convolution === undefined || apart?.node.op !== 'SpaceToBatchND') continue;
    const made = dilatedStep({ apart, convolution, together }, constants);
    if (made === undefined) continue;
    folded.set(together, made);
    gone.add(convolution).add(apart);
  }
  return steps.filter((step) => !gone.has(step)).map((step) => folded.get(step) ?? step);
}

/** One step for three; undefined where they are more than a dilated convolution. */
function dilatedStep(
  { apart, convolution, together }: Dilated,
  constants: ReadonlyMap<string, Value>,
): GraphStep | undefined {
  const constantsOf = ({ node }: GraphStep, position: number) =>
    Array.from(constants.get(node.inputNames[position] ?? '')?.numbers ?? []);
  const blocks = constantsOf(apart, 1);
  const added = constantsOf(apart, 2);
  const cut = constantsOf(together, 2);
  const isSame = constantsOf(together, 1).join() === blocks.join();
  if (!isSame || blocks.length !== 2 || added.length !== 4 || cut.length !== 4) return undefined;
  const pads = added.map((pad, at) => pad - (cut[at] ?? 0));
  if (pads.some((pad) => pad < 0) || !isPlain(convolution)) return undefined;
  const { node } = convolution;
  const [x = ''] = apart.node.inputNames;
  return {
    ...together,
    inputs: apart.inputs,
    node: {
      ...node,
      name: together.name,
      inputNames: [x, ...node.inputNames.slice(1)],
      attrParams: {
        ...node.attrParams,
        pad: { value: 'explicit' },
        explicitPaddings: { value: [0, 0, ...pads, 0, 0] },
        dilations: { value: [1, ...blocks, 1] },
      },
    },
  };
}

/** Tells whether a step is a convolution without pads, strides and dilations, and what is fused with it the same at all positions. */
function isPlain({ node }: GraphStep): boolean {
  const use = { attribute: (name: string) => node.attrParams[name]?.value };
  const isOne = (name: string) => numbersAt(use, name).every((each) => each === 1);
  return (
    convolutions.has(node.op) &&
    String(use.attribute('pad')).toLowerCase() === 'valid' &&
    isOne('strides') &&
    isOne('dilations') &&
    !wordsAt(use, 'fusedOps').includes('prelu')
  );
}
