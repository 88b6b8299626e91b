import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';

/** What a good package holds. */
export const goodEntries = [
  { path: 'package/package.json', content: '{"name":"hostile","version":"1.0.0"}' },
  { path: 'package/model/model.json', content: '{"modelTopology":{},"weightsManifest":[]}' },
  { path: 'package/model/group1-shard1of1.bin', content: 'weights' },
];

/**
 * Packs entries, also those that no packer would write.
 * @param {readonly { path: string, content?: string | Buffer, type?: string, linkpath?: string, size?: number }[]} entries
 */
export function packed(entries) {
  const blocks = entries.flatMap(({ path, content = '', type = 'File', linkpath, size }) => {
    const bytes = Buffer.from(content);
    const header = new Header({ path, type, linkpath, mode: 0o644, size: size ?? bytes.length });
    const block = Buffer.alloc(512);
    header.encode(block);
    return [block, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
}

/** As npm writes it. */
export const zipped = (tar) => gzipSync(tar, { level: 1 });

/** The hash under which a package is pinned. */
export const integrityOf = (bytes) =>
  `sha512-${createHash('sha512').update(bytes).digest('base64')}`;
