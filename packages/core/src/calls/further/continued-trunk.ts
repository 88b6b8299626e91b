import { dispose, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { mendedCut } from '../../network/mended-cut.js';
import type { Cut, CutActivations } from '../../network/network.js';
import { planCut } from '../../network/plan-cut.js';
import type { MapContext } from '../../run/context.js';

/** One run of a trunk for several layers of a network, on one input or batch. */
export interface ContinuedTrunk {
  /**
   * Gives the cut of a context a trunk that goes on from a layer that was reached before on the same inputs, where all that the network computes passes through that one.
   *
   * @param context The network, cut at a layer.
   * @returns The cut.
   */
  cutOf(context: MapContext): Cut;
  /** Frees what is kept for the next layer. */
  dispose(): void;
}

/** A layer that was reached, and what it holds. */
interface Reached {
  /** The data of the inputs: methods that run the network again do so on others, of which nothing is known here. */
  readonly inputs: readonly object[];
  readonly layer: string;
  readonly activations: Tensor;
}

/**
 * Creates a run of the trunk for several layers of a network: ask for layers from the input on.
 *
 * @returns The run; the caller disposes it.
 */
export function continuedTrunk(): ContinuedTrunk {
  let reached: Reached | undefined;
  return {
    cutOf: (context) => ({
      ...context.cut,
      trunk: async (inputs, isOutputWanted) => {
        const start = reached;
        if (start !== undefined && !isOf(start, inputs))
          return await context.cut.trunk(inputs, isOutputWanted);
        const passesBy = start && passingBy(context, start.layer);
        if (start !== undefined && passesBy !== undefined)
          return await goOn(context, start, passesBy);
        const made = await context.cut.trunk(inputs, isOutputWanted);
        reached?.activations.dispose();
        const { featureLayer: layer } = context.request;
        reached = {
          inputs: inputs.map(({ dataId }) => dataId),
          layer,
          activations: made.activations.clone(),
        };
        return made;
      },
    }),
    dispose: () => {
      reached?.activations.dispose();
      reached = undefined;
    },
  };
}

function isOf({ inputs }: Reached, others: readonly Tensor[]): boolean {
  return inputs.every((data, index) => data === others[index]?.dataId);
}

/**
 * Finds whether a layer is computed from another one alone.
 *
 * @param context The network, cut at the layer.
 * @param start The other layer.
 * @returns True if the other layer's activations also pass by the layer, as those of a residual connection; undefined where more is needed than they.
 */
function passingBy({ network, request }: MapContext, start: string): boolean | undefined {
  if (request.featureLayer === start) return undefined;
  const steps = network.graph.layers.map((layer) => ({ ...layer, outputs: [layer.name] }));
  const { trunk, bypass } = planCut(steps, request);
  const isOnTheWay = trunk.some(({ name }) => name === start);
  const isAlone =
    isOnTheWay &&
    bypass.every((value) => value === start) &&
    planCut(steps, { ...request, featureLayer: start }).bypass.length === 0;
  return isAlone ? bypass.length > 0 : undefined;
}

async function goOn(
  { network, request }: MapContext,
  { layer, activations: start }: Reached,
  passesBy: boolean,
): Promise<CutActivations> {
  const between = mendedCut(
    network.cut({ featureLayer: layer, reductionLayer: request.featureLayer, score: 'output' }),
  );
  const bypass = passesBy ? [start.clone()] : [];
  try {
    const activations = (await between.forward?.(start, [])) ?? tidy(() => between.head(start, []));
    return { activations, bypass };
  } catch (error) {
    dispose(bypass);
    throw error;
  }
}
