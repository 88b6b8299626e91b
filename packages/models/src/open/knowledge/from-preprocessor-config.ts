import { isList, isObject, objectOf, type Json, type JsonObject } from '../../keras/config/json.js';
import type { Preprocessing } from '../../known-model.js';
import type { Knowledge } from './knowledge.js';

type Size = Preprocessing['inputSize'];

/** The share of the picture that a ConvNeXt or a ResNet takes where its file does not say it. */
const usualCrop = 224 / 256;

/** The size from which on they stretch the picture. */
const stretchedFrom = 384;

/**
 * Reads the `preprocessor_config.json` that Transformers writes beside its models for pictures, as transformers.js applies it.
 *
 * @param json The content of the file.
 * @returns The way from a picture to the input; nothing of what the file leaves out, or of a network that hears.
 */
export function fromPreprocessorConfig(json: Json): Knowledge {
  const config = objectOf(json);
  const from = 'preprocessor_config.json';
  const isOfPictures = ['do_normalize', 'do_resize', 'do_rescale', 'image_mean', 'crop_size'].some(
    (key) => key in config,
  );
  if (!isOfPictures || 'sampling_rate' in config) return { from };
  return { from, preprocessing: { ...numbersOf(config), ...placeOf(config) } };
}

/** The range, the order of the channels, mean and deviation. */
function numbersOf(config: JsonObject): Partial<Preprocessing> {
  const { do_rescale: isRescaled = true, rescale_factor: factor = 1 / 255 } = config;
  const high = isRescaled === true && typeof factor === 'number' ? 255 * factor : 255;
  const isFlipped = config['do_flip_channel_order'] === true;
  return {
    pixelRange: [0, high],
    channelOrder: isFlipped ? 'bgr' : 'rgb',
    ...(config['do_normalize'] === true ? standardOf(config, isFlipped) : {}),
  };
}

/** The channels change places last: in the file mean and deviation are in the order of red, green and blue. */
function standardOf(config: JsonObject, isFlipped: boolean): Partial<Preprocessing> {
  const inOrder = (values: readonly number[]) => (isFlipped ? [...values].reverse() : values);
  const mean = channelsOf(config['image_mean'] ?? config['mean']);
  const deviation = deviationOf(config);
  return {
    ...(mean === undefined ? {} : { mean: inOrder(mean) }),
    ...(deviation === undefined ? {} : { deviation: inOrder(deviation) }),
  };
}

/** An EfficientNet divides by the deviation twice. */
function deviationOf(config: JsonObject): readonly number[] | undefined {
  const deviation = channelsOf(config['image_std'] ?? config['std']);
  const isTwice = isOf(config, /^EfficientNet/) && config['include_top'] !== false;
  const divisors = isTwice ? deviation?.map((each) => each * each) : deviation;
  return divisors?.every((each) => each > 0) === true ? divisors : undefined;
}

function channelsOf(value: Json | undefined): readonly number[] | undefined {
  const values = isList(value) ? value : [value, value, value];
  return values.every((each) => typeof each === 'number' && Number.isFinite(each))
    ? // Border to the file: TypeScript narrows no list by every on a union.
      (values as readonly number[])
    : undefined;
}

/** The size of the input, and where the picture lies in it. */
function placeOf(config: JsonObject): Partial<Preprocessing> {
  const shortest = lengthOf(objectOf(config['size'])['shortest_edge']);
  if (shortest !== undefined && (isOf(config, /^ConvNext/) || 'crop_pct' in config))
    return placeOfConvNext(shortest, config['crop_pct']);
  const isResized = config['do_resize'] !== false;
  const resized = isResized ? sizeOf(config['size']) : undefined;
  const crop = config['do_center_crop'] === true ? sizeOf(config['crop_size']) : undefined;
  const inputSize = crop ?? resized;
  if (inputSize === undefined || resized === undefined) return inputSize ? { inputSize } : {};
  return { inputSize, fit: fitOf(config['size'], crop), ...shareOf(inputSize, resized) };
}

function placeOfConvNext(side: number, given: Json | undefined): Partial<Preprocessing> {
  const inputSize = { width: side, height: side };
  if (side >= stretchedFrom) return { inputSize, fit: 'stretch' };
  const crop = typeof given === 'number' && given > 0 && given <= 1 ? given : usualCrop;
  return { inputSize, fit: 'cover', ...shareOf(inputSize, Math.floor(side / crop)) };
}

/** By its shorter side a picture is resized where the file says so, or has one number and cuts off the rest. */
function fitOf(size: Json | undefined, crop: Size | undefined): 'cover' | 'stretch' {
  const isByShortest = lengthOf(objectOf(size)['shortest_edge']) !== undefined;
  const isNumber = lengthOf(size) !== undefined;
  return isByShortest || (isNumber && crop !== undefined) ? 'cover' : 'stretch';
}

/** The share of the resized picture that the input is; a smaller picture, which would get a frame, is none. */
function shareOf(input: Size, resized: Size | number): { readonly crop?: number } {
  const [width, height] =
    typeof resized === 'number' ? [resized, resized] : [resized.width, resized.height];
  const crop = Math.max(input.width / width, input.height / height);
  return crop < 1 ? { crop } : {};
}

function sizeOf(size: Json | undefined): Size | undefined {
  const { shortest_edge: shortest, width = shortest, height = width } = objectOf(size);
  const [across, down] = isObject(size)
    ? [lengthOf(width), lengthOf(height)]
    : [lengthOf(size), lengthOf(size)];
  return across === undefined || down === undefined ? undefined : { width: across, height: down };
}

function lengthOf(value: Json | undefined): number | undefined {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 10_000
    ? value
    : undefined;
}

function isOf(config: JsonObject, name: RegExp): boolean {
  const { image_processor_type: one, feature_extractor_type: other } = config;
  return [one, other].some((type) => typeof type === 'string' && name.test(type));
}
