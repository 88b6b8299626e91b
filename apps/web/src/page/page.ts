/** The parts of the page that the program reads and writes. */
export type Page = ReturnType<typeof findPage>;

/**
 * Finds the parts of the page.
 *
 * @returns The parts; throws where the markup lacks one.
 */
export function findPage() {
  return {
    status: part('status', HTMLElement),
    error: part('error', HTMLElement),
    canvas: part('canvas', HTMLCanvasElement),
    caption: part('caption', HTMLElement),
    heat: part('heat', HTMLElement),
    keep: part('keep', HTMLButtonElement),
    compare: part('compare', HTMLButtonElement),
    concepts: part('concepts', HTMLButtonElement),
    clear: part('clear', HTMLButtonElement),
    kept: part('kept', HTMLElement),
    classes: part('classes', HTMLElement),
    file: part('file', HTMLInputElement),
    method: part('method', HTMLSelectElement),
    preset: part('preset', HTMLSelectElement),
    sign: part('sign', HTMLSelectElement),
    layer: part('layer', HTMLSelectElement),
    fused: part('fused', HTMLSelectElement),
    fusion: part('fusion', HTMLSelectElement),
    colormap: part('colormap', HTMLSelectElement),
    opacity: part('opacity', HTMLInputElement),
    download: part('download', HTMLButtonElement),
  };
}

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`the page has no ${kind.name} with the id "${id}"`);
}
