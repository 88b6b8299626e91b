import { isList, objectOf, type Json } from '../../keras/config/json.js';
import type { Preprocessing } from '../../known-model.js';
import type { Knowledge } from './knowledge.js';

/** Teachable Machine divides by 127, not by 127.5. */
const teachableRange = [-1, 255 / 127 - 1] as const;
const because = 'The range is -1 to 1, as Teachable Machine has it (x / 127 - 1).';

/**
 * Reads the `metadata.json` that Teachable Machine writes beside its models.
 *
 * @param json The content of the file.
 * @returns Title and names; for a network of pictures also how a picture becomes its input.
 */
export function fromMetadata(json: Json): Knowledge {
  const { modelName, labels, wordLabels, imageSize, packageName } = objectOf(json);
  const isOfPictures = packageName === '@teachablemachine/image' || typeof imageSize === 'number';
  return {
    from: 'metadata.json',
    title: typeof modelName === 'string' && modelName !== 'untitled' ? modelName : undefined,
    labelFile: 'metadata.json',
    classNames: namesOf(labels ?? wordLabels),
    ...(isOfPictures ? { because, preprocessing: preprocessingOf(imageSize) } : {}),
  };
}

function namesOf(list: Json | undefined): string[] | undefined {
  if (!isList(list) || list.length === 0) return undefined;
  return list.every((name) => typeof name === 'string') ? [...list] : undefined;
}

function preprocessingOf(size: Json | undefined): Partial<Preprocessing> {
  const isSize = typeof size === 'number' && Number.isInteger(size) && size > 0;
  return {
    pixelRange: teachableRange,
    channelOrder: 'rgb',
    fit: 'cover',
    ...(isSize ? { inputSize: { width: size, height: size } } : {}),
  };
}
