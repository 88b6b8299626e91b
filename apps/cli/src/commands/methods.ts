import type { Terminal } from '../output/terminal.js';

/**
 * Prints the methods, and what each of them is.
 *
 * @param terminal The terminal to write to.
 */
export async function methods(terminal: Terminal): Promise<void> {
  const library = await import('@gradcam/core/methods');
  for (const name of library.mapNames) {
    const { title, paper, needs, usesClass } = library.methods[name];
    terminal.print(name);
    terminal.print(`  ${title}. ${paper}`);
    terminal.print(`  Needs the ${needs}${usesClass ? '' : '; the same for every class'}.`);
  }
}
