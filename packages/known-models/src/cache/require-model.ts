import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { GradCamError, isObject, visibleName } from '@gradcam/errors';
import type { PackageSource } from '@gradcam/models';
import { filesIn } from './manifest.js';

/**
 * Refuses a folder that holds no model, or not all of one.
 *
 * @param folder The folder, as unpacked.
 * @param source Where it came from.
 * @throws `MODEL_BROKEN`
 */
export async function requireModel(folder: string, source: PackageSource): Promise<void> {
  const files = await filesIn(folder);
  const wanted = source.files ?? [];
  // Other models may lie beside the one that is asked for.
  const candidates = files.includes('model.json')
    ? ['model.json']
    : files.filter((file) => file.endsWith('.json'));
  const lists = await Promise.all(candidates.map((file) => weightsOf(folder, file)));
  const weights = lists.filter((list) => list !== undefined);
  const missing = [...wanted, ...weights.flat()].find(
    (name) => !files.includes(posix.normalize(name)),
  );
  if (missing !== undefined)
    throw lacking(source, `a file of the model, "${visibleName(missing)}"`);
  if (weights.length === 0) throw lacking(source, 'a model.json that lists the weights of a model');
}

/** The files that a model's JSON names; undefined where it is another JSON file. */
async function weightsOf(folder: string, file: string): Promise<string[] | undefined> {
  const groups = weightsManifest(await readFile(join(folder, file), 'utf8'));
  if (!Array.isArray(groups)) return undefined;
  const paths = groups.map((group: unknown) => (isObject(group) ? group['paths'] : undefined));
  return paths
    .filter((list): list is unknown[] => Array.isArray(list))
    .flatMap((list) => list.map((path) => posix.join(posix.dirname(file), String(path))));
}

function weightsManifest(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    return isObject(json) ? json['weightsManifest'] : undefined;
  } catch {
    return undefined;
  }
}

function lacking(source: PackageSource, what: string): GradCamError {
  return new GradCamError(
    'MODEL_BROKEN',
    `the package ${source.package} lacks ${what}, in its folder "${source.path}"; nothing was kept. Name a package, and a folder of it, that hold a model.`,
  );
}
