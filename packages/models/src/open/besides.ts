import { GradCamError } from '@gradcam/errors';
import type { Json } from '../keras/config/json.js';
import type { ModelFiles } from '../load/files/model-files.js';
import { textOf } from '../load/files/text-of.js';
import { whereThere } from './files/files-of-address.js';
import { fromConfig } from './knowledge/from-config.js';
import { fromGradcamFile } from './knowledge/from-gradcam-file.js';
import { fromMetadata } from './knowledge/from-metadata.js';
import { fromPreprocessorConfig } from './knowledge/from-preprocessor-config.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { parseLabelFile } from './labels/parse-label-file.js';
import { isOnnxName } from './onnx/is-onnx-name.js';

/** More than any of them has. */
const mostBytes = 16_000_000;

/** The names under which converters and courses leave the class names; at an address, where each is asked for, the first two. */
const labelFiles = [
  'labels.txt',
  'labels.json',
  'labels.csv',
  'classes.txt',
  'classes.json',
  'class_names.txt',
  'class_names.json',
  'class_indices.json',
  'dict.txt',
];

/**
 * Reads what lies beside a model: `gradcam.json`, `metadata.json`, beside an ONNX file what Transformers writes, class names.
 *
 * @param files The files around the model.
 * @param file The path of the model's own file.
 * @param areNamed Whether the class names are known, so that no file with them is read.
 * @returns Their statements, the ones that count more first.
 * @throws `MODEL_BROKEN` for a `gradcam.json` or class names that are damaged
 */
export async function besides(
  files: ModelFiles,
  file: string,
  areNamed: boolean,
): Promise<Knowledge[]> {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const { names } = files;
  const read = async (name: string, within = folder) => {
    // Files that were dropped beside a folder or a zip count, too.
    const path = [within + name, name].find((each) => names?.includes(each) ?? true);
    if (path === undefined || path === file) return undefined;
    const text = await textOf(whereThere(files), path, mostBytes);
    // A server without the file may answer with a page.
    return text?.trimStart().startsWith('<') === true ? undefined : text;
  };
  const known: Knowledge[] = [];
  for (const [name, knowledge, within] of describedBy(file, folder)) {
    const text = await read(name, within);
    if (text !== undefined) known.push(knowledge(parsed(text, name)));
  }
  if (areNamed || known.some(({ classNames }) => classNames !== undefined)) return known;
  for (const name of names === undefined ? labelFiles.slice(0, 2) : labelFiles) {
    const text = await read(name);
    if (text === undefined) continue;
    return [...known, { from: 'model', labelFile: name, classNames: parseLabelFile(text, name) }];
  }
  return known;
}

type Description = readonly [name: string, knowledge: (json: Json) => Knowledge, within: string];

/** The files that may describe a model, with the folders that they lie in: Transformers has its own above the folder "onnx". */
function describedBy(file: string, folder: string): Description[] {
  const above = folder.replace(/(^|\/)onnx\/$/, '$1');
  const files: Description[] = [
    ['gradcam.json', fromGradcamFile, folder],
    ['metadata.json', fromMetadata, folder],
  ];
  if (!isOnnxName(file)) return files;
  return [
    ...files,
    ['preprocessor_config.json', fromPreprocessorConfig, above],
    ['config.json', fromConfig, above],
  ];
}

function parsed(text: string, name: string): Json {
  try {
    // Border to the file: JSON is what JSON.parse gives.
    return JSON.parse(text) as Json;
  } catch (cause) {
    throw new GradCamError(
      'MODEL_BROKEN',
      `"${name}" beside the model is not JSON, or is cut short; mend it or take it away.`,
      { cause },
    );
  }
}
