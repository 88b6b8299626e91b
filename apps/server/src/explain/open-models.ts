import { wasmAdapter } from '@gradcam/adapter-wasm';
import { loadKnownModel } from '@gradcam/known-models';
import { openModel } from '@gradcam/models/node';
// Registers the layers, for models that are made of them.
import '@tensorflow/tfjs-layers';
import type { Picture } from '@gradcam/pictures';
import { explain, type ModelWithFacts } from 'gradcam';
import type { NamedModel } from '../config/config.js';

/** The facts about a model that clients are told. */
export interface ModelFacts {
  readonly name: string;
  readonly title: string;
  readonly format: string;
  readonly classes: number | null;
  readonly width: number | null;
  readonly height: number | null;
  /** Sentences about what had to be assumed. */
  readonly findings: readonly string[];
}

/** A model that is ready to be explained. */
export interface Opened {
  readonly model: ModelWithFacts;
  readonly facts: ModelFacts;
}

/** One thread of the processor for each: as many threads as there are fill it better, and the numbers are the same however many there are. */
const threads = 1;

const [side, gray] = [32, 128];
const grayPicture: Picture = {
  data: new Uint8ClampedArray(4 * side * side).fill(gray),
  width: side,
  height: side,
};

/**
 * Makes the backend of this thread ready and opens every model of the configuration.
 *
 * @param models The models.
 * @param offline True refuses to download known ones.
 * @returns The models by their names, which stay open as long as the thread lives.
 * @throws The errors of `openModel`, `loadKnownModel` and `explain`, `BACKEND_UNAVAILABLE`
 */
export async function openModels(
  models: readonly NamedModel[],
  offline: boolean,
): Promise<ReadonlyMap<string, Opened>> {
  await wasmAdapter({ threads }).prepare();
  const opened = new Map<string, Opened>();
  for (const each of models) {
    const model = await openOne(each, offline);
    // The first map takes several times as long as those after it, and tells whether the network can be explained.
    await explain(model.model, grayPicture);
    opened.set(each.name, model);
  }
  return opened;
}

async function openOne(
  { name, known, path = '', labels, preprocessing }: NamedModel,
  offline: boolean,
): Promise<Opened> {
  if (known !== undefined) {
    const { model, spec, classNames } = await loadKnownModel(known, { offline });
    const { title, format, inputSize } = spec;
    const facts = { name, title, format, classes: classNames.length, ...inputSize, findings: [] };
    return { model: { model, spec, classNames }, facts };
  }
  const opened = await openModel(path, {
    labels,
    preprocessing,
    onnx: { session: { intraOpNumThreads: threads } },
  });
  const { title, format, classNames, findings } = opened;
  const { width = null, height = null } = opened.preprocessing?.inputSize ?? {};
  const assumed = findings.filter(({ from }) => from === 'assumed').map(({ text }) => text);
  const facts = { name, title, format, width, height, findings: assumed };
  return { model: opened, facts: { ...facts, classes: classNames?.length ?? null } };
}
