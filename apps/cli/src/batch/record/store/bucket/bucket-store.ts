import { addressText, bucketAddress, objectBelow } from '../../../bucket/bucket-address.js';
import { deleteObject } from '../../../bucket/delete-object.js';
import { inAdvance } from '../../../in-advance.js';
import { objectsBelow } from '../../../bucket/objects-below.js';
import { findObject } from '../../../bucket/read/read-object.js';
import { readLines } from '../../read-manifest.js';
import { runFileName } from '../../settings/run-file-name.js';
import type { RunStore } from '../run-store.js';
import { bucketFolder } from './bucket-folder.js';
import { bucketManifest } from './bucket-manifest.js';
import { bucketSettings } from './bucket-settings.js';
import { growingObjects } from './growing-objects.js';
import { manifestParts } from './manifest-parts.js';

/** So many objects are written and read for each network at once, and taken away in all. */
const atOnce = 8;

const withoutConditions =
  'This service of buckets does not write on condition, so that nothing keeps two runs apart: see to it that no other one writes here.';

/**
 * Opens the place of a run in a bucket. Nothing in it is changed but the settings: the manifest is parts that are written once, under numbers, and put together at the end. There is no lock that somebody who was killed could leave: of two runs one finds the number of its
 * next part taken, and ends.
 *
 * @param out Like `s3://bucket/prefix`.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The place.
 * @throws `BAD_OPTION` for what is no such address
 */
export function bucketStore(out: string, endpoint: string | undefined): RunStore {
  const address = bucketAddress(out);
  const run = addressText(address);
  const at = (name: string) => objectBelow(address, name, endpoint);
  const placeOf = (name: string) => `${run}${name}`;
  const read = async (name: string) => {
    const found = await findObject(at(name));
    return found === undefined ? undefined : Buffer.from(found.bytes).toString('utf8');
  };
  const below = (start: string) =>
    objectsBelow({ ...address, prefix: `${address.prefix}${start}` }, endpoint);
  const { write } = bucketFolder(out, endpoint);
  const grow = growingObjects({ read, write });
  const { isExclusive, ...settings } = bucketSettings(at(runFileName), run);
  const parts = manifestParts(address, endpoint);
  let next = 0;
  return {
    ...{ path: run, placeOf, write, read, atOnce },
    ...settings,
    begin: () => Promise.resolve(() => undefined),
    append: grow.append,
    names: async (folder) => {
      const names: string[] = [];
      const start = `${address.prefix}${folder}/`;
      for await (const { key } of below(`${folder}/`)) names.push(key.slice(start.length));
      return names;
    },
    remove: async (name) => {
      grow.forget(name);
      await deleteObject(at(name));
    },
    clear: async (folder) => {
      const start = address.prefix.length;
      const each = ({ key }: { readonly key: string }) => deleteObject(at(key.slice(start)));
      const taken = inAdvance(below(`${folder}/`), atOnce, each);
      while ((await taken.next()).done !== true);
    },
    hasLines: parts.isAny,
    readManifest: async () => {
      next = 0;
      async function* lines() {
        for await (const { number, bytes } of parts.read()) {
          next = number + 1;
          const texts = Buffer.from(bytes).toString('utf8').split('\n').slice(0, -1);
          for (const text of texts) yield { text, end: 0, isWhole: true };
        }
      }
      return readLines(lines(), placeOf('manifest/'));
    },
    openManifest: async (_, say) => {
      const place = { address, endpoint, run, parts, next, isExclusive: await isExclusive() };
      if (!place.isExclusive) say(withoutConditions);
      return bucketManifest(place);
    },
  };
}
