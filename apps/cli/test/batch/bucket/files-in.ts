import type { BucketServer } from './server/bucket-server.js';

/**
 * Reads what a run wrote into a bucket, as `filesOf` reads a folder; the lines of its manifest are put in order.
 *
 * @param server The server.
 * @param out The prefix of the run, without its slash.
 * @returns The contents but for the parts of the manifest, by their names.
 */
export function filesIn({ state }: BucketServer, out: string): Readonly<Record<string, string>> {
  const own = [...state.objects].filter(
    ([key]) => key.startsWith(`${out}/`) && !key.startsWith(`${out}/manifest/`),
  );
  return Object.fromEntries(
    own.map(([key, content]) => {
      const name = key.slice(out.length + 1);
      const bytes = Buffer.from(content);
      if (name !== 'manifest.jsonl') return [name, bytes.toString('base64')];
      return [name, bytes.toString('utf8').split('\n').sort().join('\n')];
    }),
  );
}
