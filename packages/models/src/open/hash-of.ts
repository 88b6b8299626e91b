import type { io } from '@tensorflow/tfjs-core';

/**
 * Computes what tells a model from all others: the SHA-256 over its description and its weights.
 *
 * @param artifacts The content of its files.
 * @returns In hexadecimal; undefined where nothing computes it, in a page that is not served safely.
 */
export async function hashOf(artifacts: io.ModelArtifacts): Promise<string | undefined> {
  // Border to the page: its types say that it is always there.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  const { modelTopology, weightSpecs, weightData = [] } = artifacts;
  const description = new TextEncoder().encode(JSON.stringify([modelTopology, weightSpecs]));
  // One after the other, as joined they would take their memory once more.
  const parts: BufferSource[] = [description, ...[weightData].flat()];
  const hashes = await Promise.all(parts.map((part) => subtle.digest('SHA-256', part)));
  const all = await subtle.digest('SHA-256', await new Blob(hashes).arrayBuffer());
  return Array.from(new Uint8Array(all), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
