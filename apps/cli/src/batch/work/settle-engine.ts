import { explainBy, type ExplainableModel } from '@gradcam/core';
import type { Cut, Network } from '@gradcam/core/network';
import { mapOptions } from '../../arguments/check/check-together.js';
import type { MapArguments } from '../../arguments/request.js';
import type { Session } from '../../model/session.js';
import { noisePicture } from './noise-picture.js';

/** The number of maps after which an engine counts as one that cannot be held against anything: two are enough where there is evidence for what is predicted. */
const most = 6;

/** The parts of a session that make maps. */
interface Mapping extends Pick<Session, 'inputOf' | 'classNames'> {
  readonly model: ExplainableModel;
}

/**
 * Lets the network's own engine show, before the first picture, whether it makes maps in one run. The first maps of a network are made in several runs, whose last bits may differ: a picture would have another score
 * as the first one of a thread than as a later one. So the first maps are those of noise, the same in all threads, and where they settle nothing all maps are made in several runs.
 *
 * @param session The session, before its first map.
 * @param given The parsed arguments.
 * @returns The session, whose maps are all made in the same way.
 */
export async function settleEngine<Each extends Mapping>(
  session: Each,
  given: MapArguments,
): Promise<Each> {
  const { model } = session;
  const isGradCam = given.method === 'grad-cam' || given.method === 'auto';
  if (!isGradCam || !('cut' in model)) return session;
  return (await isSettled(session, given)) ? session : { ...session, model: inSeveralRuns(model) };
}

async function isSettled(session: Mapping, given: MapArguments): Promise<boolean> {
  try {
    // The first one is held against nothing, for those who want only one.
    await hasEvidence(session, given, 0);
    for (let seed = 1; seed < most; seed += 1)
      if (await hasEvidence(session, given, seed)) return true;
  } catch {
    // What is wrong shows with the first picture, too, and is told there.
  }
  return false;
}

/** Maps noise; of a map of zeros nothing is learned. */
async function hasEvidence(
  { model, inputOf, classNames }: Mapping,
  given: MapArguments,
  seed: number,
): Promise<boolean> {
  const x = inputOf(noisePicture(seed));
  try {
    const options = { ...mapOptions(given), classNames };
    const { scoreMap, warnings } = await explainBy(given.method, model, x, undefined, options);
    scoreMap.dispose();
    return !warnings.some(({ code }) => code === 'zero-map');
  } finally {
    x.dispose();
  }
}

function inSeveralRuns<Each extends Pick<Network, 'cut'>>(network: Each): Each {
  const cut: Network['cut'] = (request): Cut => ({ ...network.cut(request), gradCam: undefined });
  return { ...network, cut };
}
