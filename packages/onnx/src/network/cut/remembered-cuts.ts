import type { Cut, CutRequest } from '@gradcam/core/network';

/** The number of cuts that are remembered, the latest ones. */
const most = 8;

/**
 * Makes each cut once, for as long as it is among the latest: a head reads and arranges its constants at its first call.
 *
 * @param cut Makes a cut.
 * @returns The same, which gives the same cut for the same request.
 */
export function rememberedCuts(cut: (request: CutRequest) => Cut): (request: CutRequest) => Cut {
  const cuts = new Map<string, Cut>();
  return (request) => {
    const { featureLayer, reductionLayer, score } = request;
    const key = JSON.stringify([featureLayer, reductionLayer, score]);
    const made = cuts.get(key) ?? cut(request);
    cuts.delete(key);
    cuts.set(key, made);
    for (const oldest of [...cuts.keys()].slice(0, -most)) cuts.delete(oldest);
    return made;
  };
}
