/** The parts of the page that the program reads and writes. */
export interface Page {
  readonly status: HTMLElement;
  readonly error: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly caption: HTMLElement;
  readonly classes: HTMLElement;
  readonly file: HTMLInputElement;
  readonly layer: HTMLSelectElement;
  readonly colormap: HTMLSelectElement;
  readonly opacity: HTMLInputElement;
  readonly download: HTMLButtonElement;
}

/**
 * Finds the parts of the page.
 *
 * @returns The parts; throws where the markup lacks one.
 */
export function findPage(): Page {
  return {
    status: part('status', HTMLElement),
    error: part('error', HTMLElement),
    canvas: part('canvas', HTMLCanvasElement),
    caption: part('caption', HTMLElement),
    classes: part('classes', HTMLElement),
    file: part('file', HTMLInputElement),
    layer: part('layer', HTMLSelectElement),
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
