import {
  explainBy,
  presets,
  type ExplainByOptions,
  type ExplainByResult,
  type Sign,
} from '@gradcam/core';
import { defaultPreset } from '@gradcam/core/options';
import { checkKind, checkOptionNames, GradCamError } from '@gradcam/errors';
import { dispose } from '@tensorflow/tfjs-core';
import { explainOptionNames, type ExplainOptions } from '../explain-options.js';
import { explainedOf } from '../explanation/explained-of.js';
import type { Explanation } from '../explanation/explanation.js';
import { explanationOf } from '../explanation/explanation-of.js';
import { readScores } from '../explanation/read-scores.js';
import { checkInput, type ExplainInput } from '../input/explain-input.js';
import { readInput, type ReadInput } from '../input/read-input.js';
import { signalOf } from '../input/signal-of.js';
import { isSource, withFacts, type ModelInput, type ModelWithFacts } from '../model/opened.js';
import { predictedClasses } from '../model/predicted-classes.js';
import { requireBackend } from '../model/require-backend.js';
import type { Place } from './place.js';

/**
 * Explains an answer of a network: reads the input, makes the map, predicts, and reads everything out.
 *
 * @param place Node, or a page.
 * @param model The network, which stays the caller's, or its source.
 * @param input What is to be explained.
 * @param options As the caller gave them.
 * @returns The explanation.
 */
export async function explainAt(
  place: Place,
  model: ModelInput,
  input: ExplainInput,
  options: ExplainOptions,
): Promise<Explanation> {
  checkOptionNames(options, explainOptionNames);
  stopIfAborted(options);
  if (!isSource(model)) return await explainModel(place, withFacts(model), input, options);
  checkInput(input);
  await requireBackend(place.remedy);
  const { labels, preprocessing, ...others } = options;
  const opened = await place.open(model, { labels, preprocessing, signal: endOf(options) });
  try {
    return await explainModel(place, opened, input, others);
  } finally {
    opened.dispose();
  }
}

async function explainModel(
  place: Place,
  facts: ModelWithFacts,
  input: ExplainInput,
  { labels, ...options }: ExplainOptions,
): Promise<Explanation> {
  checkKind(
    labels === undefined,
    labels,
    'the option labels is for a model that is opened here',
    'classNames, a list of the names in the order of the output',
  );
  checkInput(input);
  await requireBackend(place.remedy);
  const read = await readInput(place, facts, input, {
    preprocessing: options.preprocessing,
    signal: endOf(options),
  });
  try {
    stopIfAborted(options);
    return await explained(place, facts, read, options);
  } finally {
    dispose([...read.owned]);
  }
}

async function explained(
  place: Place,
  { model, classNames: known }: ModelWithFacts,
  input: ReadInput,
  { method = 'auto', target, preprocessing: _read, ...options }: ExplainOptions,
): Promise<Explanation> {
  const { classNames = known } = options;
  const [first, ...others] = input.tensors;
  const x = first !== undefined && others.length === 0 ? first : input.tensors;
  const { scoreMap: map, ...result } = await explainBy(method, model, x, target, {
    ...options,
    classNames,
  });
  try {
    requireOne(result);
    stopIfAborted(options);
    const reductionLayer = result.reductionLayer ?? options.reductionLayer;
    const read = { format: options.format, reductionLayer };
    const classes = await predictedClasses(model, input.tensors, read, classNames);
    const { explained: made, ...facts } = result;
    return explanationOf(
      {
        input,
        result: facts,
        scoreMap: await readScores(map, input),
        explained: explainedOf(made, target, classes),
        classes,
        sign: signOf(options),
        signal: await signalOf(input.tensors),
      },
      place,
    );
  } finally {
    map.dispose();
  }
}

/** The signal, where it is one that ends a download. */
function endOf({ signal }: ExplainOptions): AbortSignal | undefined {
  return signal instanceof AbortSignal ? signal : undefined;
}

/** A signal that is not one is refused where the map is made. */
function stopIfAborted({ signal }: ExplainOptions): void {
  if (typeof signal?.throwIfAborted === 'function') signal.throwIfAborted();
}

function requireOne({ explained: { length } }: Pick<ExplainByResult, 'explained'>): void {
  if (length <= 1) return;
  throw new GradCamError(
    'BAD_OPTION',
    `the option target has several classes, got ${length}, expected one; explain each of them, or call gradCAM, which makes a map of each.`,
  );
}

function signOf({ sign, preset = defaultPreset }: ExplainByOptions): Sign {
  return sign ?? (typeof preset === 'object' ? preset : presets[preset]).sign;
}
