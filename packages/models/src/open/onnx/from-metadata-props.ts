import { isObject } from '@gradcam/errors';
import { preprocessings } from '../../preprocessing/preprocessings.js';
import type { Knowledge } from '../knowledge/knowledge.js';

/** The entries under which exporters leave the class names: those of Ultralytics, and others. */
const labelEntries = ['names', 'classes', 'class_names', 'labels'];

/** An entry of a dictionary or a list as Python prints it: perhaps a number, and a text in either kind of quotes. */
const printed = /(?:(\d+)\s*:\s*)?(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")/g;

/**
 * Reads what an exporter wrote down in an ONNX file beside the network.
 *
 * @param metadata The entries.
 * @returns Class names; of Ultralytics also how a picture becomes the input.
 */
export function fromMetadataProps(metadata: ReadonlyMap<string, string>): Knowledge {
  const entry = labelEntries.find((name) => namesOf(metadata.get(name)) !== undefined);
  const isOfUltralytics = metadata.get('author') === 'Ultralytics';
  return {
    from: 'model',
    labelFile: 'the ONNX file',
    classNames: entry === undefined ? undefined : namesOf(metadata.get(entry)),
    ...(isOfUltralytics ? ofUltralytics : {}),
  };
}

const ofUltralytics = {
  because: 'The range is 0 to 1, as Ultralytics has it.',
  preprocessing: preprocessings['0..1'],
};

function namesOf(text = ''): string[] | undefined {
  const names = ofJson(text) ?? ofPython(text) ?? ofList(text);
  return names.length === 0 ? undefined : names;
}

function ofJson(text: string): string[] | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const values = isObject(json) ? inOrder(Object.entries(json)) : json;
    const areNames = Array.isArray(values) && values.every((each) => typeof each === 'string');
    return areNames ? values : [];
  } catch {
    return undefined;
  }
}

function ofPython(text: string): string[] | undefined {
  if (!/^\s*[{[]/.test(text)) return undefined;
  const entries = [...text.matchAll(printed)].map(
    ([, index, single, double = ''], at) =>
      [index ?? String(at), (single ?? double).replace(/\\(.)/g, '$1')] as const,
  );
  return inOrder(entries);
}

/** Of a dictionary with a number for each class, from 0 on. */
function inOrder<T>(entries: readonly (readonly [string, T])[]): T[] {
  const sorted = [...entries].sort(([one], [other]) => Number(one) - Number(other));
  return sorted.every(([key], index) => Number(key) === index)
    ? sorted.map(([, name]) => name)
    : [];
}

function ofList(text: string): string[] {
  const parts = text.split(text.includes('\n') ? /\r?\n/ : ',').map((part) => part.trim());
  return parts.filter((part) => part !== '');
}
