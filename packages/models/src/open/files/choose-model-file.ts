import { GradCamError } from '@gradcam/errors';
import { isList, isObject, type Json } from '../../keras/config/json.js';
import { brokenModel } from '../../load/check/broken-model.js';
import type { ModelFiles } from '../../load/files/model-files.js';
import { textOf } from '../../load/files/text-of.js';
import { refuseOtherFormats } from '../../load/files/refuse-other-formats.js';
import { isOnnxName } from '../onnx/is-onnx-name.js';

const mostBytes = 256 * 1024 * 1024;

/** Files that lie beside a model. */
const besides =
  /(^|\/)(gradcam|metadata|manifest|package|labels|classes|class_?(names|ind\w+)|(preprocessor_)?config)\.json$/i;

/** No model has so many; each of them is read. */
const mostCandidates = 100;

/**
 * Finds the file that describes the model: the uppermost `model.json`, else the uppermost ONNX file, which is called `model.onnx` or `model_quantized.onnx` where there are several, else
 * the only JSON file that lists weights.
 *
 * @param files The files; listed.
 * @param names Their names.
 * @returns Its path.
 * @throws `MODEL_BROKEN` for none or several; `MODEL_UNSUPPORTED` where there is a model of another format
 */
export async function chooseModelFile(
  files: ModelFiles,
  names: readonly string[],
): Promise<string> {
  const named = uppermost(names.filter((name) => /(^|\/)model\.json$/.test(name)));
  const onnx = named.length > 0 ? [] : onnxFiles(names);
  const certain = [...named, ...onnx];
  const candidates = certain.length > 0 ? certain : await describingFiles(files, names);
  const [only, ...others] = candidates;
  if (only === undefined) throw noModel(files, names);
  if (others.length === 0) return only;
  throw new GradCamError(
    'MODEL_BROKEN',
    `there are several models in ${files.place}, got ${candidates.slice(0, 5).join(', ')}; open one of them.`,
  );
}

/** Of several files: the network itself, else what transformers.js takes in a page. */
const usualNames = [/(^|\/)model\.onnx$/i, /(^|\/)model_quantized\.onnx$/i];

function onnxFiles(names: readonly string[]): string[] {
  const found = uppermost(names.filter(isOnnxName));
  const usual = usualNames
    .map((usualName) => found.filter((name) => usualName.test(name)))
    .find((named) => named.length > 0);
  return usual ?? found;
}

function uppermost(names: readonly string[]): string[] {
  const depth = (name: string) => name.split('/').length;
  const least = Math.min(...names.map(depth));
  return names.filter((name) => depth(name) === least);
}

async function describingFiles(files: ModelFiles, names: readonly string[]): Promise<string[]> {
  const candidates = names.filter((name) => /\.json$/i.test(name) && !besides.test(name));
  // The error of one that is damaged says more than that there is none.
  if (candidates.length === 1) return candidates;
  const found: string[] = [];
  for (const name of candidates.slice(0, mostCandidates)) {
    const text = await textOf(files, name, mostBytes);
    if (text !== undefined && listsWeights(text)) found.push(name);
  }
  return found;
}

function listsWeights(text: string): boolean {
  try {
    // Border to the file: JSON is what JSON.parse gives.
    const json = JSON.parse(text) as Json;
    return isObject(json) && isList(json['weightsManifest']);
  } catch {
    return false;
  }
}

function noModel(files: ModelFiles, names: readonly string[]): GradCamError {
  refuseOtherFormats(names);
  const some = names.slice(0, 5).join(', ') || 'nothing';
  return brokenModel(
    `there is no model in ${files.place}, got ${some}, expected model.json and its weights, or an .onnx file`,
  );
}
