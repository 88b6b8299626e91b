/**
 * Computes what tells a model from all others: the SHA-256 of its parts, of a single one its own.
 *
 * @param parts Its files, or its description and its weights.
 * @returns In hexadecimal; undefined where nothing computes it, in a page that is not served safely.
 */
export async function hashOf(parts: readonly BufferSource[]): Promise<string | undefined> {
  // Border to the page: its types say that it is always there.
  const subtle = globalThis.crypto.subtle as SubtleCrypto | undefined;
  if (subtle === undefined) return undefined;
  // One after the other, as joined they would take their memory once more.
  const hashes = await Promise.all(parts.map((part) => subtle.digest('SHA-256', part)));
  const [only = new ArrayBuffer(0), ...others] = hashes;
  const all =
    others.length === 0
      ? only
      : await subtle.digest('SHA-256', await new Blob(hashes).arrayBuffer());
  return Array.from(new Uint8Array(all), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
