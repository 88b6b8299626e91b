import { loadKnownModel } from '@gradcam/known-models';
import { findPreprocessing } from '@gradcam/models';
import type { ModelArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';
import type { Network } from './network.js';
import { preprocessingOf } from './preprocessing-of.js';
import { progressText } from './progress-text.js';

/**
 * Loads a network that is known by its id.
 *
 * @param given Which one.
 * @param terminal Gets what is said meanwhile.
 * @returns The network.
 * @throws `DOWNLOAD_FAILED`, `INTEGRITY`, `MODEL_BROKEN`; `BAD_OPTION` for a mean of other channels
 */
export async function knownNetwork(given: ModelArguments, terminal: Terminal): Promise<Network> {
  const { model, spec, classNames, dispose } = await loadKnownModel(given.model, {
    offline: given.offline,
    onProgress: (progress) => {
      terminal.progress(progressText(progress));
    },
  });
  return {
    model,
    title: spec.title,
    format: spec.format,
    hash: spec.source.integrity,
    id: spec.id,
    classNames,
    preprocessing: findPreprocessing(model, preprocessingOf(given), { preprocessing: spec })
      ?.preprocessing,
    findings: [],
    dispose,
  };
}
