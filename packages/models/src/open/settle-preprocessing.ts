import { calledAs, checkKind, isObject } from '@gradcam/errors';
import type { Picture } from '@gradcam/pictures';
import { expandDims, Tensor, tidy } from '@tensorflow/tfjs-core';
import type { Preprocessing } from '../known-model.js';
import { preprocess } from '../preprocessing/preprocess.js';
import { preprocessings, type PixelConversion } from '../preprocessing/preprocessings.js';
import type { Finding, OpenedModel } from './opened-model.js';

/** A conversion with the probability of the class that it makes the surest. */
interface Trial {
  readonly conversion: PixelConversion;
  readonly surest: number;
}

/** By as much another conversion has to be surer: networks are sure of nonsense, too. */
const margin = 0.25;

/**
 * Tries the usual conversions of pixels on a picture where the range was only assumed, and takes the one whose prediction is much the surest; a sentence in
 * `findings` says so. It is a guess, and a picture of something that the network knows makes it a better one.
 *
 * @param opened An opened model.
 * @param picture A picture of one of its classes.
 * @returns The same model with the preprocessing that was taken, to be used and disposed in place of the given one; the given one where nothing was to be found out.
 * @throws `BAD_OPTION`, `PICTURE_BROKEN`
 *
 * @example
 * ```ts
 * const opened = await settlePreprocessing(await openModel('/models/mine'), picture);
 * ```
 */
export function settlePreprocessing(opened: OpenedModel, picture: Picture): Promise<OpenedModel> {
  return calledAs('settlePreprocessing', async () => {
    checkKind(isOpened(opened), opened, 'this is not an opened model', 'what openModel gives');
    const { preprocessing, findings } = opened;
    const isAssumed = findings.some(({ about, from }) => about === 'range' && from === 'assumed');
    if (preprocessing === undefined || !isAssumed) return opened;
    const [assumed, ...others] = await trialsOf(opened.model, preprocessing, picture);
    if (assumed === undefined) return opened;
    const best = others.reduce((most, each) => (each.surest > most.surest ? each : most), assumed);
    return best.surest - assumed.surest < margin
      ? { ...opened, findings: findings.map((finding) => kept(finding, preprocessing, others)) }
      : taken(opened, preprocessing, best, assumed);
  });
}

/** A program without types may give anything. */
function isOpened(opened: unknown): boolean {
  const { model, findings, preprocessing } = isObject(opened) ? opened : {};
  const predicts = isObject(model) && typeof model['predict'] === 'function';
  const isConversion = preprocessing === undefined || isObject(preprocessing);
  return predicts && isConversion && Array.isArray(findings) && findings.every(isObject);
}

/** The assumed conversion first; none for a network whose prediction is not one of classes. */
async function trialsOf(
  model: OpenedModel['model'],
  preprocessing: Preprocessing,
  picture: Picture,
): Promise<Trial[]> {
  const { pixelRange, channelOrder, mean, deviation, channels = 3 } = preprocessing;
  const conversions: PixelConversion[] = [
    { pixelRange, channelOrder, mean, deviation },
    ...[preprocessings['-1..1'], preprocessings['0..1'], preprocessings.raw],
    // These have numbers for three channels.
    ...(channels === 3 ? [preprocessings.caffe, preprocessings.torch] : []),
  ];
  const trials: Trial[] = [];
  for (const conversion of conversions) {
    const x = preprocess(picture, withConversion(preprocessing, conversion));
    const surest = await surestOf(model, x);
    if (surest === undefined) return [];
    trials.push({ conversion, surest });
  }
  return trials;
}

function withConversion(preprocessing: Preprocessing, conversion: PixelConversion): Preprocessing {
  return { ...preprocessing, mean: undefined, deviation: undefined, ...conversion };
}

/** The highest probability; undefined for what is not a prediction of two classes or more, or fails. */
async function surestOf(model: OpenedModel['model'], x: Tensor): Promise<number | undefined> {
  let output: Tensor | undefined;
  try {
    output = await predicted(model, x);
  } catch {
    // Such as an input of another size, or a graph with loops: who uses the model says why.
    return undefined;
  } finally {
    x.dispose();
  }
  if (output?.rank !== 2) {
    output?.dispose();
    return undefined;
  }
  const values = Array.from(await output.data());
  output.dispose();
  if (values.length < 2 || !values.every(Number.isFinite)) return undefined;
  const highest = Math.max(...values);
  const sum = values.reduce((total, value) => total + value, 0);
  if (values.every((value) => value >= 0) && Math.abs(sum - 1) < 1e-3) return highest;
  // Logits.
  return 1 / values.reduce((total, value) => total + Math.exp(value - highest), 0);
}

async function predicted(model: OpenedModel['model'], x: Tensor): Promise<Tensor | undefined> {
  if ('engine' in model) {
    const batch = expandDims(x);
    const [output = ''] = model.graph.outputs;
    return await model.predict([batch], output).finally(() => {
      batch.dispose();
    });
  }
  return tidy(() => {
    const output = model.predict(expandDims(x));
    return output instanceof Tensor ? output : undefined;
  });
}

function kept(finding: Finding, { pixelRange }: Preprocessing, others: readonly Trial[]): Finding {
  if (finding.about !== 'range') return finding;
  const text = `The range ${pixelRange.join(' to ')} is assumed, and none of ${others.length} others made the prediction much surer; name another with the option preprocessing.`;
  return { ...finding, text };
}

function taken(
  opened: OpenedModel,
  preprocessing: Preprocessing,
  best: Trial,
  assumed: Trial,
): OpenedModel {
  const { pixelRange, channelOrder, mean, deviation } = best.conversion;
  const percent = ({ surest }: Trial) => `${Math.round(100 * surest)} %`;
  const parts = [
    `${pixelRange.join(' to ')}${channelOrder === 'bgr' ? ' in the order BGR' : ''}`,
    ...(mean === undefined ? [] : [`less the mean ${mean.join(', ')}`]),
    ...(deviation === undefined ? [] : [`divided by ${deviation.join(', ')}`]),
  ];
  const text = `The range ${parts.join(', ')} is assumed, as the prediction is surest with it: ${percent(best)}, where it is ${percent(assumed)} with ${preprocessing.pixelRange.join(' to ')}; name another with the option preprocessing.`;
  const others = opened.findings.filter(
    ({ about }) => !['range', 'channel-order', 'mean'].includes(about),
  );
  return {
    ...opened,
    preprocessing: withConversion(preprocessing, best.conversion),
    findings: [...others, { about: 'range', from: 'assumed', text }],
  };
}
