import type { ModelFormat } from '../load/files/parse-model-json.js';
import type { TfjsModel } from '../load/loaded-model.js';
import type { OnnxModel } from './onnx/onnx-model.js';
import { classCount } from './knowledge/class-count.js';
import type { Knowledge } from './knowledge/knowledge.js';
import { fromModel } from './knowledge/from-model.js';
import { pictureShape } from './knowledge/picture-shape.js';
import { settledPreprocessing } from './knowledge/settled-preprocessing.js';
import { fittingLabels } from './labels/fitting-labels.js';
import type { Finding, OpenedFacts } from './opened-model.js';

/** The facts that were read of a model before it was loaded. */
interface Read {
  readonly format: ModelFormat | 'onnx';
  readonly title: string;
  readonly known: readonly Knowledge[];
}

/**
 * Says all that is known of a model that was loaded.
 *
 * @param model The model.
 * @param read What its files and the caller say.
 * @returns All that an opened model has besides itself, but for its hash.
 * @throws `CLASS_NAMES_COUNT`
 */
export function described(
  model: TfjsModel | OnnxModel,
  { format, title, known }: Read,
): Omit<OpenedFacts, 'hash'> {
  const shape = pictureShape(model);
  const settled = shape && settledPreprocessing(shape, [...known, ...fromModel(model, shape)]);
  const labels = fittingLabels(classCount(model), known);
  const said = known.find((each) => each.title !== undefined)?.title;
  return {
    title: said ?? title,
    classNames: labels.classNames,
    preprocessing: settled?.preprocessing,
    findings: [
      { about: 'format', from: 'model', text: formatSaid(model, format) },
      ...labels.findings,
      ...(settled?.findings ?? [notOfPictures(model)]),
    ],
    dispose: () => {
      model.dispose();
    },
  };
}

function formatSaid(model: TfjsModel | OnnxModel, format: Read['format']): string {
  if (!('engine' in model)) return `This is a ${format} model.`;
  const { name, version = 'of an unknown version' } = model.engine;
  return `This is an ONNX model; ${name} ${version} runs it.`;
}

function notOfPictures({ inputs }: TfjsModel | OnnxModel): Finding {
  const shapes = inputs.map(({ shape = [] }) => `[${shape.map((size) => size ?? '?').join(', ')}]`);
  return {
    about: 'size',
    from: 'model',
    text: `The network does not take one picture, but ${shapes.join(' and ')}; give it tensors.`,
  };
}
