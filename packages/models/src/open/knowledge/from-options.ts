import { GradCamError } from '@gradcam/errors';
import { withoutLogin } from '../files/model-address.js';
import { parseLabelFile } from '../labels/parse-label-file.js';
import type { OpenModelOptions } from '../open-options.js';
import { namedConversion } from './from-gradcam-file.js';
import type { Knowledge } from './knowledge.js';

/**
 * Takes what the caller says of a model; class names are read where a file is named.
 *
 * @param options The checked options.
 * @param textAt Reads the file that an address or a path names.
 * @returns Their statements; none where they say nothing.
 * @throws `FILE_NOT_FOUND`, `DOWNLOAD_FAILED`, `MODEL_BROKEN` for class names that cannot be read
 */
export async function fromOptions(
  { labels, preprocessing }: OpenModelOptions,
  textAt: (address: string | URL) => Promise<string | undefined>,
): Promise<Knowledge[]> {
  if (labels === undefined && preprocessing === undefined) return [];
  return [
    {
      from: 'option',
      ...(labels === undefined ? {} : await namesOf(labels, textAt)),
      ...(preprocessing === undefined ? {} : { preprocessing: namedConversion(preprocessing) }),
    },
  ];
}

async function namesOf(
  labels: NonNullable<OpenModelOptions['labels']>,
  textAt: (address: string | URL) => Promise<string | undefined>,
): Promise<Pick<Knowledge, 'classNames' | 'labelFile'>> {
  if (labels instanceof Blob) {
    const labelFile = 'name' in labels && typeof labels.name === 'string' ? labels.name : 'labels';
    return { labelFile, classNames: parseLabelFile(await labels.text(), labelFile) };
  }
  if (typeof labels !== 'string' && !(labels instanceof URL)) return { classNames: labels };
  const address = String(labels);
  // A text has several lines, or is JSON; no address has either.
  if (/[\r\n]|^\s*[[{]/.test(address)) return { classNames: parseLabelFile(address, 'labels') };
  const text = await textAt(labels);
  if (text === undefined) throw notThere(address);
  const labelFile = address.replace(/[?#].*$/, '').replace(/^.*[/\\]/, '');
  return { labelFile, classNames: parseLabelFile(text, labelFile) };
}

function notThere(address: string): GradCamError {
  return new GradCamError(
    'FILE_NOT_FOUND',
    `there are no class names at "${withoutLogin(address)}"; name a file with a name a line, or give a list.`,
  );
}
