import { settlePreprocessing, type OpenedModel } from '@gradcam/models';
import { openModel } from '@gradcam/models/node';
import type { Picture } from '@gradcam/pictures';
import type { KnowledgeArguments } from '../arguments/request.js';
import type { Terminal } from '../output/terminal.js';
import { inFlags } from '../output/in-flags.js';
import type { Network } from './network.js';
import { preprocessingOf } from './preprocessing-of.js';

/**
 * Opens a network of the user's own, and says what was found out about it, or assumed.
 *
 * @param given Where it is, and what is known of it.
 * @param terminal Gets what is said meanwhile.
 * @param picture One that the ranges of pixels are tried on, where nothing says which it is.
 * @param threads Of ONNX Runtime; as many as it takes when left out.
 * @returns The network.
 * @throws The errors of `openModel`
 */
export async function ownNetwork(
  given: KnowledgeArguments & { readonly model: string },
  terminal: Terminal,
  picture?: Picture,
  threads?: number,
): Promise<Network> {
  const found = await openModel(given.model, {
    labels: given.labels,
    preprocessing: preprocessingOf(given),
    ...(threads === undefined ? {} : { onnx: { session: { intraOpNumThreads: threads } } }),
    onProgress: ({ done, total }) => {
      terminal.progress(`Loading the model: ${Math.round((100 * done) / Math.max(1, total))} %`);
    },
  });
  const opened = picture === undefined ? found : await settled(found, picture);
  const findings = opened.findings.map((finding) => ({ ...finding, text: inFlags(finding.text) }));
  for (const { text } of findings) terminal.say(text);
  return { ...opened, findings, id: opened.title };
}

async function settled(found: OpenedModel, picture: Picture): Promise<OpenedModel> {
  try {
    return await settlePreprocessing(found, picture);
  } catch (cause) {
    found.dispose();
    throw cause;
  }
}
