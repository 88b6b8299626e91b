import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** A line of a manifest, as the tests look at it. */
export interface ManifestLine {
  readonly picture: string;
  readonly label?: string | number;
  readonly hash?: string;
  readonly className?: string;
  readonly classIndex?: number;
  readonly score?: number;
  readonly boxes?: readonly object[];
  readonly metrics?: Readonly<Record<string, number | null>>;
  readonly warnings?: readonly string[];
  readonly overlay?: string;
  readonly map?: string;
  readonly mapScale?: number;
  readonly error?: { readonly code: string; readonly message: string };
}

/** The text of a manifest with its lines in order. */
export function sortedManifest(folder: string): string {
  const lines = readFileSync(join(folder, 'manifest.jsonl'), 'utf8').split('\n');
  return lines.sort().join('\n');
}

/** The lines of a manifest. */
export function linesOf(text: string): ManifestLine[] {
  const lines = text.split('\n').filter(Boolean);
  // Border to JSON: the test says what is in it.
  return lines.map((line) => JSON.parse(line) as ManifestLine);
}

/** The files of a run but for its manifest, with their contents. */
export function filesOf(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = names.filter(
    (name) => name !== 'manifest.jsonl' && statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    files.map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );
}

/**
 * Reads what became of each picture of a run.
 *
 * @param folder The output of the run.
 * @returns By the names of the pictures the classes that were explained, or the codes of what is wrong with them.
 */
export function foundIn(folder: string): Readonly<Record<string, string | undefined>> {
  const lines = linesOf(sortedManifest(folder));
  return Object.fromEntries(
    lines.map(({ picture, className, error }) => [picture, className ?? error?.code]),
  );
}
