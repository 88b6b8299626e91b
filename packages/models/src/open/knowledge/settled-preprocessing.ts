import type { Preprocessing } from '../../known-model.js';
import { checkConversion } from '../../preprocessing/check-conversion.js';
import type { Finding, FindingSource } from '../opened-model.js';
import type { Knowledge } from './knowledge.js';

/** The input of a network that takes one picture. */
export interface PictureShape {
  /** Undefined where the network leaves it open. */
  readonly height: number | undefined;
  readonly width: number | undefined;
  readonly channels: 1 | 3;
  readonly dtype: 'float32' | 'int32';
  /** `'channelsLast'` when left out. */
  readonly dataFormat?: Preprocessing['dataFormat'];
}

/** A preprocessing with the sentences that say where its parts come from. */
export interface SettledPreprocessing {
  readonly preprocessing: Preprocessing;
  readonly findings: readonly Finding[];
}

/** The values that are taken where nothing says anything: most small networks of Keras want it so. */
const assumed = {
  from: 'assumed',
  preprocessing: {
    inputSize: { width: 224, height: 224 },
    pixelRange: [-1, 1],
    channelOrder: 'rgb',
    fit: 'stretch',
  },
} as const satisfies Knowledge;

const saidBy: Readonly<Record<FindingSource, string>> = {
  option: 'as the option says',
  'gradcam.json': 'as gradcam.json says',
  'metadata.json': 'as metadata.json says',
  'config.json': 'as config.json says',
  'preprocessor_config.json': 'as preprocessor_config.json says',
  model: 'as the model says',
  assumed: 'as nothing says otherwise',
};

/**
 * Makes the preprocessing of all that is known: of each part the first source that says it.
 *
 * @param shape The network's input.
 * @param known The sources, the ones that count more first.
 * @returns The preprocessing, with a sentence for each part.
 * @throws `BAD_OPTION` where the caller's mean or deviation is one of other channels
 */
export function settledPreprocessing(
  shape: PictureShape,
  known: readonly Knowledge[],
): SettledPreprocessing {
  for (const { from, preprocessing } of known)
    if (from === 'option') checkConversion({ ...preprocessing, channels: shape.channels });
  const sources: readonly Knowledge[] = [...known, assumed];
  const size = sizeOf(shape, sources);
  const numbers = numbersOf(shape, sources);
  const fit = fitOf(sources);
  return {
    preprocessing: {
      inputSize: size.value,
      ...numbers.value,
      ...fit.value,
      ...(shape.channels === 1 ? { channels: 1 } : {}),
      ...(shape.dtype === 'int32' ? { dtype: 'int32' } : {}),
      ...(shape.dataFormat === undefined ? {} : { dataFormat: shape.dataFormat }),
    },
    findings: [size.finding, ...numbers.findings, fit.finding],
  };
}

/** The fit, with the crop that goes with it: that of the same source, or of one that counts more. */
function fitOf(sources: readonly Knowledge[]) {
  const { value: fit, from, at } = partOf('fit', sources);
  const crops = sources.slice(0, at + 1).map(({ preprocessing }) => preprocessing?.crop);
  const crop = crops.find((each) => each !== undefined) ?? 1;
  const cropped =
    crop === 1 ? '' : `, and of that only the middle ${+(100 * crop).toFixed(1)} % of its sides`;
  const text = `${fitSaid[fit]}${cropped}, ${saidBy[from]}.`;
  return {
    value: { fit, ...(crop === 1 ? {} : { crop }) },
    finding: { about: 'fit', from, text } satisfies Finding,
  };
}

const fitSaid = {
  stretch: 'A picture is stretched to the input',
  contain: 'A picture is put into the input whole, with black bars',
  cover: 'The middle of a picture is taken, as large as the input is',
} as const;

/** A part that one of the sources says, as the last one says all. */
function partOf<K extends keyof typeof assumed.preprocessing>(
  key: K,
  sources: readonly Knowledge[],
): { readonly value: NonNullable<Preprocessing[K]>; readonly from: FindingSource; at: number } {
  const at = sources.findIndex(({ preprocessing }) => preprocessing?.[key] !== undefined);
  const { from, preprocessing } = sources[at] ?? assumed;
  // Border to the language: the last source has every key.
  const value = (preprocessing ?? assumed.preprocessing)[key] as NonNullable<Preprocessing[K]>;
  return { value, from, at };
}

function sizeOf({ width, height }: PictureShape, sources: readonly Knowledge[]) {
  const said = partOf('inputSize', sources);
  const isOpen = width === undefined || height === undefined;
  const value = { width: width ?? said.value.width, height: height ?? said.value.height };
  const from = isOpen ? said.from : 'model';
  const what = `${value.width} x ${value.height} pixels`;
  const text = isOpen
    ? `The network leaves its size open and gets ${what}, ${saidBy[from]}.`
    : `The network takes ${what}${said.from === 'option' ? notThat(said.value, value) : ''}.`;
  return { value, finding: { about: 'size', from, text } satisfies Finding };
}

function notThat(wanted: Preprocessing['inputSize'], { width, height }: typeof wanted): string {
  return wanted.width === width && wanted.height === height
    ? ''
    : `, and not ${wanted.width} x ${wanted.height}, as the option says`;
}

/** The range, the order, mean and deviation: what a source says of the latter two counts as far as the range's own source. */
function numbersOf({ channels }: PictureShape, sources: readonly Knowledge[]) {
  const range = partOf('pixelRange', sources);
  const order = partOf('channelOrder', sources);
  const within = sources.slice(0, range.at + 1);
  const fits = (values: readonly number[] | undefined) => values?.length === channels;
  const mean = within.find(({ preprocessing }) => fits(preprocessing?.mean));
  const deviation = within.find(({ preprocessing }) => fits(preprocessing?.deviation));
  const standard = mean ?? deviation;
  const because = sources[range.at]?.because;
  const [low, high] = range.value;
  const findings: Finding[] = [
    {
      about: 'range',
      from: range.from,
      text: because ?? rangeSaid(low, high, range.from),
    },
  ];
  if (channels === 3) {
    const text = `The channels are in the order ${order.value.toUpperCase()}, ${saidBy[order.from]}.`;
    findings.push({ about: 'channel-order', from: order.from, text });
  }
  if (standard !== undefined) {
    const text = `${standardSaid(mean, deviation)}, ${saidBy[standard.from]}.`;
    findings.push({ about: 'mean', from: standard.from, text });
  }
  return {
    findings,
    value: {
      pixelRange: range.value,
      channelOrder: order.value,
      ...(mean === undefined ? {} : { mean: mean.preprocessing?.mean }),
      ...(deviation === undefined ? {} : { deviation: deviation.preprocessing?.deviation }),
    },
  };
}

function rangeSaid(low: number, high: number, from: FindingSource): string {
  return from === 'assumed'
    ? `The range ${low} to ${high} is assumed; name another with the option preprocessing.`
    : `The range is ${low} to ${high}, ${saidBy[from]}.`;
}

function standardSaid(mean?: Knowledge, deviation?: Knowledge): string {
  const parts = [
    ...(mean === undefined
      ? []
      : [`the mean ${mean.preprocessing?.mean?.join(', ') ?? ''} is subtracted`]),
    ...(deviation === undefined
      ? []
      : [`the result divided by ${deviation.preprocessing?.deviation?.join(', ') ?? ''}`]),
  ];
  return `Then ${parts.join(' and ')}`;
}
