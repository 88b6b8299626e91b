import type { Terminal } from '../output/terminal.js';

/**
 * Prints the networks that are known by their name.
 *
 * @param terminal The terminal to write to.
 */
export async function models(terminal: Terminal): Promise<void> {
  const { knownModels } = await import('@gradcam/models');
  const width = Math.max(...knownModels.map(({ id }) => id.length));
  for (const { id, title, classCount, source, licence } of knownModels) {
    const megabytes = (source.bytes / 1e6).toFixed(1);
    terminal.print(
      `${id.padEnd(width)}  ${title}, ${classCount} classes, ${megabytes} MB, ${licence}, from ${source.package}`,
    );
  }
}
