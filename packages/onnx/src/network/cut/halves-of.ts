import type { CutPlan } from '@gradcam/core/network';
import { dispose, tensor, type Tensor } from '@tensorflow/tfjs-core';
import type { OnnxNode, OnnxType } from '../../graph/onnx-graph.js';
import { onnxHead } from '../../head/onnx-head.js';
import type { HeadValue } from '../../head/values/head-value.js';
import type { CuttableOnnx } from './cut-onnx.js';
import { numbersOf, ticketOf } from './number-tickets.js';
import { pullHead, type PullHead } from './pull-head.js';
import type { OnnxStep } from '../onnx-steps.js';

/** The halves of a network, for as many samples as it takes at once. */
export interface Halves {
  /** Gives the activations, and what passes by them. */
  readonly trunk: (inputs: readonly Tensor[]) => Promise<Tensor[]>;
  readonly head: (activations: Tensor, bypass: readonly Tensor[]) => Tensor;
  readonly forward: (activations: Tensor, bypass: readonly Tensor[]) => Promise<Tensor>;
  readonly pull: PullHead;
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
  const { graph, facts, engine } = network;
  const { nodes, numbers } = headNodes;
  const names = [plan.feature, ...plan.bypass];
  const typeOf = (name: string): OnnxType => facts.get(name)?.type ?? 'int64';
  // Made when it is needed, for its constants are read from the file.
  let head: ReturnType<typeof onnxHead> | undefined;
  return {
    pull: pullHead(network, plan, headNodes),
    trunk: async (inputs) => {
      const feeds = inputs.map((each, index) => [graph.inputs[index]?.name ?? '', each] as const);
      const made = await engine.run({ outputs: names }, new Map(feeds));
      const given: Tensor[] = [];
      try {
        for (const [position, value] of made.entries()) {
          const name = names[position] ?? '';
          given.push(numbers.has(name) ? await ticketOf(value, typeOf(name)) : value.clone());
        }
        return given;
      } catch (cause) {
        dispose(given);
        throw cause;
      } finally {
        dispose(made);
      }
    },
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
        return [name, numbers.has(name) ? numbersAsTensor(value) : value.clone()] as const;
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

function numbersAsTensor(ticket: Tensor): Tensor {
  const { dims, numbers, type } = numbersOf(ticket);
  return tensor(Array.from(numbers()), [...dims], type.includes('float') ? 'float32' : 'int32');
}
