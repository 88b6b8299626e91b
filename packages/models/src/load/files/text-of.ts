import { brokenModel } from '../check/broken-model.js';
import type { ModelFiles } from './model-files.js';

/**
 * Reads a text file.
 *
 * @param files The files.
 * @param name Its path.
 * @param most The bytes that it may have.
 * @returns The text; undefined where there is no such file.
 * @throws `MODEL_BROKEN` for a file that is larger
 */
export async function textOf(
  files: ModelFiles,
  name: string,
  most: number,
): Promise<string | undefined> {
  const content = await files.read(name, most);
  if (content !== undefined && content.data === undefined) {
    throw brokenModel(
      `"${name}" is larger than such a file is, got ${content.bytes} bytes, expected at most ${most}`,
    );
  }
  return content === undefined ? undefined : new TextDecoder().decode(content.data);
}
