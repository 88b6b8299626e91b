import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { escapeText } from '@gradcam/errors';

/** As the first call found it out. */
let found: Readonly<Record<string, string>> | undefined;

/**
 * Says where the program that draws SVG finds letters on a machine without fonts, such as a slim container: in the package dejavu-fonts-ttf,
 * where that is installed. Without any, each letter is an empty box.
 *
 * @returns Variables of the environment; none where the package is missing, and on systems that bring fonts along.
 */
export function fontSettings(): Readonly<Record<string, string>> {
  found ??= settingsFor(fontFolder());
  return found;
}

function fontFolder(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  try {
    const described = import.meta.resolve('dejavu-fonts-ttf/package.json');
    return join(dirname(fileURLToPath(described)), 'ttf');
  } catch {
    // Not installed, or in a bundle, which has no address of its own.
    return undefined;
  }
}

/** The machine's own settings, and one folder more. */
function settingsFor(folder: string | undefined): Readonly<Record<string, string>> {
  if (folder === undefined) return {};
  const own = process.env['FONTCONFIG_FILE'] ?? '/etc/fonts/fonts.conf';
  const home = mkdtempSync(join(tmpdir(), 'gradcam-fonts-'));
  process.on('exit', () => {
    rmSync(home, { recursive: true, force: true });
  });
  const path = join(home, 'fonts.conf');
  writeFileSync(
    path,
    `<?xml version="1.0"?>
<fontconfig>
  <include ignore_missing="yes">${escapeText(own)}</include>
  <dir>${escapeText(folder)}</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
  );
  return { FONTCONFIG_FILE: path };
}
