import { objectBelow, type BucketAddress } from '../../../bucket/bucket-address.js';
import { objectsBelow, type ListedObject } from '../../../bucket/objects-below.js';
import { putLargeObject } from '../../../bucket/put-large-object.js';
import { inAdvance } from '../../../in-advance.js';
import { readObject } from '../../../bucket/read/read-object.js';
import { manifestName } from '../../read-manifest.js';

/** The folder of the parts. */
const folder = 'manifest/';

/** Of a number: a bucket lists the parts in their order. */
const digits = 9;

/** So many parts are under way at once. */
const atOnce = 8;

/** A part of a manifest. */
interface ManifestPart {
  readonly number: number;
  readonly bytes: Uint8Array;
}

/** The parts of the manifest of a run in a bucket: objects that are written once. */
export interface ManifestParts {
  /** Of the part of a number, from 0 on. */
  readonly nameOf: (number: number) => string;
  /** Tells whether there is one. */
  readonly isAny: () => Promise<boolean>;
  /** Reads them, one after the other. */
  readonly read: () => AsyncGenerator<ManifestPart>;
  /** Puts the manifest together, where it is not that of all parts already. */
  readonly join: () => Promise<void>;
}

/**
 * Finds the parts of a manifest.
 *
 * @param address The place of the run.
 * @param endpoint The service, where it is not that of AWS.
 * @returns The parts.
 */
export function manifestParts(address: BucketAddress, endpoint: string | undefined): ManifestParts {
  const within = (start: string): AsyncGenerator<ListedObject> =>
    objectsBelow({ ...address, prefix: `${address.prefix}${start}` }, endpoint);
  async function* listed(): AsyncGenerator<ListedObject> {
    for await (const object of within(folder)) if (numberOf(object.key) !== undefined) yield object;
  }
  const numberOf = (key: string): number | undefined => {
    const [, number] = /^manifest\/(\d{9})\.jsonl$/.exec(key.slice(address.prefix.length)) ?? [];
    return number === undefined ? undefined : Number(number);
  };
  const read = () =>
    inAdvance(listed(), atOnce, async ({ key }) => {
      const bytes = await readObject(objectBelow({ ...address, prefix: '' }, key, endpoint), key);
      return { number: numberOf(key) ?? 0, bytes };
    });
  async function* content(): AsyncGenerator<Uint8Array> {
    for await (const { bytes } of read()) yield bytes;
  }
  return {
    nameOf: (number) => `${folder}${String(number).padStart(digits, '0')}.jsonl`,
    isAny: async () => (await listed().next()).done !== true,
    read,
    join: async () => {
      let size = 0;
      for await (const part of listed()) size += part.size;
      const whole = `${address.prefix}${manifestName}`;
      // Parts are only ever added: what has their size is of all of them.
      for await (const { key, size: own } of within(manifestName))
        if (key === whole && own === size) return;
      await putLargeObject(objectBelow(address, manifestName, endpoint), content());
    },
  };
}
