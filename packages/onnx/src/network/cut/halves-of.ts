import { sameData, type Cut, type CutPlan } from '@gradcam/core/network';
import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxNode, OnnxType } from '../../graph/onnx-graph.js';
import { onnxHead } from '../../head/onnx-head.js';
import type { HeadValue } from '../../head/values/head-value.js';
import type { CuttableOnnx } from './cut-onnx.js';
import { numbersOf, ticketOf } from './number-tickets.js';
import { mapAtOnce, type MapAtOnce } from './at-once/map-at-once.js';
import { pullHead, type KeptValues } from './pull-head.js';
import type { OnnxStep } from '../onnx-steps.js';

/** The halves of a network, for as many samples as it takes at once. */
export interface Halves {
  readonly trunk: (inputs: readonly Tensor[], isOutputWanted: boolean) => Promise<TrunkValues>;
  readonly head: (activations: Tensor, bypass: readonly Tensor[]) => Tensor;
  readonly forward: (activations: Tensor, bypass: readonly Tensor[]) => Promise<Tensor>;
  readonly pull: NonNullable<Cut['pull']>;
  readonly gradCam: MapAtOnce;
}

/** The values that a trunk gave; the caller disposes them. */
interface TrunkValues {
  /** The activations, and what passes by them. */
  readonly values: readonly Tensor[];
  /** The output of the head, where it was wanted and the gradient will be computed in ONNX Runtime, too. */
  readonly output: Tensor | undefined;
}

/** The head of a cut. */
export interface HeadNodes {
  readonly nodes: readonly OnnxNode[];
  /** The names of what passes by the cut that is needed in JavaScript. */
  readonly numbers: ReadonlySet<string>;
  /** True if it gets one sample at once. */
  readonly isSingle: boolean;
}

/**
 * Makes the halves of a network.
 *
 * @param network The network.
 * @param plan The cut.
 * @param headNodes The nodes of the head, with those that compute its constants.
 * @returns The halves.
 */
export function halvesOf(
  network: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  headNodes: HeadNodes,
): Halves {
  const trunk = trunkOf(network, plan, headNodes.numbers);
  const way = pullHead(network, plan, headNodes);
  /** By the data of activations: what the way back takes of the run that made them. */
  const keptOf = new WeakMap<object, KeptValues>();
  return {
    trunk: async (inputs, isOutputWanted) => {
      const { kept, ...made } = await trunk(inputs, isOutputWanted ? way.kept() : undefined);
      const [activations] = made.values;
      if (activations !== undefined && kept !== undefined) keptOf.set(activations.dataId, kept);
      return made;
    },
    ...forwardHead(network, plan, headNodes),
    gradCam: mapAtOnce(network, plan, headNodes),
    pull: async (activations, bypass, seed) =>
      await way.pull([activations, ...bypass], seed, keptOf.get(activations.dataId)),
  };
}

type TrunkRun = TrunkValues & { readonly kept: KeptValues | undefined };

/** Runs the trunk, and behind it the head, where the values are named that are to be kept of that. */
function trunkOf(
  { graph, facts, engine }: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  numbers: HeadNodes['numbers'],
): (inputs: readonly Tensor[], behind: readonly string[] | undefined) => Promise<TrunkRun> {
  const names = namesAtCut(plan);
  const typeOf = (name: string): OnnxType => facts.get(name)?.type ?? 'int64';
  return async (inputs, behind) => {
    const feeds = inputs.map((each, index) => [graph.inputs[index]?.name ?? '', each] as const);
    const outputs = behind === undefined ? names : [...names, plan.target];
    const { made, kept } = await engine.runPart({ outputs, kept: behind }, new Map(feeds));
    const values: Tensor[] = [];
    try {
      // The output, where there is one, comes last.
      for (const [position, value] of made.entries()) {
        const name = names[position] ?? '';
        values.push(numbers.has(name) ? await ticketOf(value, typeOf(name)) : sameData(value));
      }
    } catch (cause) {
      dispose(values);
      throw cause;
    } finally {
      dispose(made);
    }
    return { values: values.slice(0, names.length), output: values[names.length], kept };
  };
}

/** The head, as tfjs ops and in ONNX Runtime. */
function forwardHead(
  { graph, engine }: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  { nodes, numbers }: HeadNodes,
): Pick<Halves, 'head' | 'forward'> {
  const names = namesAtCut(plan);
  // Made when it is needed, for its constants are read from the file.
  let head: ReturnType<typeof onnxHead> | undefined;
  return {
    head: (activations, bypass) => {
      head ??= onnxHead(graph, { nodes, target: plan.target });
      const feeds = [activations, ...bypass].map((value, position): [string, HeadValue] => {
        const name = names[position] ?? '';
        return [name, numbers.has(name) ? numbersOf(value) : value];
      });
      return head(new Map(feeds));
    },
    forward: async (activations, bypass) => {
      const feeds = [activations, ...bypass].map((value, position) => {
        const name = names[position] ?? '';
        return [name, numbers.has(name) ? numbersAsTensor(value) : sameData(value)] as const;
      });
      try {
        const part = { inputs: names, outputs: [plan.target] };
        const [output] = await engine.run(part, new Map(feeds));
        if (output === undefined) throw new RangeError('the head gave no output');
        return output;
      } finally {
        dispose(feeds.map(([, value]) => value));
      }
    },
  };
}

/** The values that the trunk gives, the activations first. */
function namesAtCut({ feature, bypass }: CutPlan<OnnxStep>): readonly string[] {
  return [feature, ...bypass];
}

function numbersAsTensor(ticket: Tensor): Tensor {
  const { dims, numbers, type } = numbersOf(ticket);
  return tensor(Array.from(numbers()), [...dims], type.includes('float') ? 'float32' : 'int32');
}
