import { isList, isObject, type Json, type JsonObject } from '../../keras/config/json.js';

/** The keys under which files keep their list; `wordLabels` is that of Teachable Machine for sounds. */
const listKeys = ['labels', 'classes', 'classNames', 'class_names', 'wordLabels', 'categories'];
const nameKeys = ['name', 'label', 'className', 'class_name', 'displayName', 'display_name'];

/** More than any network has. */
const mostClasses = 1_000_000;

/**
 * Reads class names out of JSON: a list, `{ "0": name }`, `{ "labels": […] }`, `{ name: 0 }` as Keras' generators have it, ImageNet's `{ "0": [id, name] }`.
 *
 * @param text The text.
 * @returns The names in order, an empty one for a class without a name; none for text that is not JSON.
 */
export function namesInJson(text: string): string[] {
  try {
    // Border to the file: JSON is what JSON.parse gives.
    return namesIn(JSON.parse(text) as Json);
  } catch {
    return [];
  }
}

function namesIn(json: Json | undefined): string[] {
  if (isList(json)) return json.map(nameOf);
  if (!isObject(json)) return [];
  for (const key of listKeys) if (json[key] !== undefined) return namesIn(json[key]);
  const entries = Object.entries(json);
  if (entries.every(([, value]) => Number.isInteger(value)))
    return inOrder(entries.map(([name, index]) => [Number(index), name]));
  if (entries.every(([key]) => /^\d+$/.test(key)))
    return inOrder(entries.map(([index, value]) => [Number(index), nameOf(value)]));
  return [];
}

function inOrder(entries: readonly (readonly [number, string])[]): string[] {
  const last = entries.reduce((most, [index]) => Math.max(most, index), -1);
  if (last >= mostClasses) return [];
  const byIndex = new Map(entries);
  return Array.from({ length: last + 1 }, (_, index) => byIndex.get(index) ?? '');
}

function nameOf(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  // The id of WordNet comes first.
  if (isList(value)) return nameOf(value.at(-1));
  return isObject(value) ? nameUnder(value) : '';
}

function nameUnder(value: JsonObject): string {
  const key = nameKeys.find((each) => typeof value[each] === 'string');
  return key === undefined ? '' : nameOf(value[key]);
}
