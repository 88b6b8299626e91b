import type { CutPlan, MapRequest } from '@gradcam/core/network';
import type { NetworkPart } from '../../../session/engine.js';
import type { OnnxStep } from '../../onnx-steps.js';
import type { CuttableOnnx } from '../cut-onnx.js';
import type { HeadNodes } from '../halves-of.js';
import { writtenMap, type WrittenMap } from './written-map.js';

/** A graph that makes maps, and the part of the network that it is loaded as. */
export type MapPart = WrittenMap & { readonly part: NetworkPart };

/** So few numbers are repeated in no time: one graph makes the maps of one class and of several, and ONNX Runtime holds the weights once. */
const few = 2 ** 16;
/** Numbers that a run may repeat, and make of maps, at most: 64 MB of them. */
const most = 2 ** 24;

/**
 * Writes the graphs that make the maps of a cut, each when it is first needed.
 *
 * @param network The network.
 * @param plan The cut.
 * @param head The nodes of the head.
 * @returns Finds the graph for a request and a number of samples; undefined where there is none, or what it makes for several classes is out of bounds.
 */
export function mapParts(
  network: CuttableOnnx,
  plan: CutPlan<OnnxStep>,
  head: HeadNodes,
): (request: MapRequest, samples: number) => MapPart | undefined {
  const parts = new Map<string, MapPart | undefined>();
  const partOf = (
    { format, scores, resizing }: MapRequest,
    isSeveral: boolean,
  ): MapPart | undefined => {
    const isResized = resizing !== undefined;
    const key = `${isResized} ${isSeveral} ${scores.format} ${scores.region}`;
    if (!parts.has(key)) {
      const written = writtenMap(network, plan, head, {
        format,
        scores,
        isResized,
        isSeveral,
      });
      const outputs = [plan.target, ...(written?.outputs ?? [])];
      parts.set(key, written && { ...written, part: { outputs, added: written.graph } });
    }
    return parts.get(key);
  };
  return (request, samples) => {
    const several = partOf(request, true);
    if (request.classes.length > samples)
      return several !== undefined && fits(several, request) ? several : undefined;
    return several !== undefined && several.repeated <= few ? several : partOf(request, false);
  };
}

/** Tells whether what a run repeats and makes for its classes stays in bounds. */
function fits({ repeated, seeded }: MapPart, { classes, resizing }: MapRequest): boolean {
  const made = (resizing ?? []).reduce((size, { shape }) => size * shape[1], 1);
  return classes.length * Math.max(repeated, seeded, made) <= most;
}
