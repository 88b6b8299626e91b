import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { Header } from 'tar';
import type { ModelSource, PackageSource } from '@gradcam/models';

/** One entry of an archive, as it stands there: nothing is checked. */
export interface Entry {
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly type?: 'File' | 'Directory' | 'SymbolicLink' | 'Link' | 'CharacterDevice' | 'FIFO';
  readonly linkpath?: string;
  /** The size that it claims; that of the body when left out. */
  readonly size?: number;
}

/** A model whose weights are one file, in the folder `model` of a package. */
export const modelEntries: readonly Entry[] = [
  {
    path: 'package/model/model.json',
    body: JSON.stringify({ modelTopology: {}, weightsManifest: [{ paths: ['w.bin'] }] }),
  },
  { path: 'package/model/w.bin', body: Buffer.alloc(64, 1) },
];

/** An archive of these entries, compressed. */
export function tarball(entries: readonly Entry[]): Buffer {
  const blocks = entries.flatMap(({ path, body = '', type = 'File', linkpath, size }) => {
    const bytes = Buffer.from(body);
    const header = Buffer.alloc(512);
    new Header({
      path,
      type,
      mode: 0o644,
      size: size ?? bytes.length,
      ...(linkpath === undefined ? {} : { linkpath }),
    }).encode(header, 0);
    return [header, bytes, Buffer.alloc((512 - (bytes.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

/** Where a package of these bytes comes from; its folder `model` is wanted. */
export function sourceOf(bytes: Uint8Array, changes: Partial<PackageSource> = {}): PackageSource {
  return {
    package: '@nets/small@1.0.0',
    integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
    path: 'model',
    bytes: bytes.length,
    ...changes,
  };
}

/** A model in a package of these bytes. */
export function modelOf(bytes: Uint8Array, changes: Partial<PackageSource> = {}): ModelSource {
  return {
    id: 'small',
    title: 'Small',
    format: 'layers',
    licence: 'MIT',
    source: sourceOf(bytes, changes),
  };
}

/** Bytes that do not compress, always the same. */
export function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}
