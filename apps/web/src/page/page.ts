/** The parts of the page that the program reads and writes. */
export type Page = ReturnType<typeof findPage>;

/**
 * Finds the parts of the page.
 *
 * @returns The parts; throws where the markup lacks one.
 */
export function findPage() {
  return {
    ...said(),
    stage: stageParts(),
    controls: controlParts(),
    classes: part('classes', HTMLElement),
    search: part('search', HTMLInputElement),
    found: part('found', HTMLElement),
    samples: part('samples', HTMLElement),
    layerView: part('layer-view', HTMLDetailsElement),
    layers: part('layers', HTMLElement),
    findings: part('findings', HTMLElement),
    keep: part('keep', HTMLButtonElement),
    compare: part('compare', HTMLButtonElement),
    concepts: part('concepts', HTMLButtonElement),
    clear: part('clear', HTMLButtonElement),
    kept: part('kept', HTMLElement),
    comparison: part('comparison', HTMLElement),
    file: part('file', HTMLInputElement),
    live: liveParts(),
    downloads: downloadParts(),
    own: ownParts(),
    link: part('link', HTMLButtonElement),
    saved: part('saved', HTMLElement),
    large: part('large', HTMLDialogElement),
    largeCanvas: part('large-canvas', HTMLCanvasElement),
    largeCaption: part('large-caption', HTMLElement),
    largeWords: part('large-words', HTMLElement),
  };
}

/** The parts that speak. */
function said() {
  return {
    status: part('status', HTMLElement),
    error: part('error', HTMLElement),
    work: part('work', HTMLElement),
    progress: part('progress', HTMLProgressElement),
    cancel: part('cancel', HTMLButtonElement),
    sentence: part('sentence', HTMLElement),
    caption: part('caption', HTMLElement),
    heat: part('heat', HTMLElement),
  };
}

/** The parts for a network of the visitor's. */
function ownParts() {
  return {
    files: part('own-files', HTMLInputElement),
    folder: part('own-folder', HTMLInputElement),
    address: part('own-address', HTMLInputElement),
    open: part('own-open', HTMLFormElement),
    labels: part('own-labels', HTMLInputElement),
  };
}

/** The parts of the picture. */
function stageParts() {
  return {
    figure: part('stage', HTMLElement),
    frame: part('frame', HTMLElement),
    photo: part('photo', HTMLCanvasElement),
    canvas: part('canvas', HTMLCanvasElement),
    split: part('split', HTMLInputElement),
    companion: part('companion', HTMLElement),
    companionButton: part('companion-button', HTMLButtonElement),
    companionCanvas: part('companion-canvas', HTMLCanvasElement),
    companionCaption: part('companion-caption', HTMLElement),
    pointer: part('pointer', HTMLElement),
    key: part('key', HTMLElement),
    keyLow: part('key-low', HTMLElement),
    keyColors: part('key-colors', HTMLElement),
    keyHigh: part('key-high', HTMLElement),
  };
}

/** The buttons that give files. */
function downloadParts() {
  return {
    png: part('download-png', HTMLButtonElement),
    svg: part('download-svg', HTMLButtonElement),
    json: part('download-json', HTMLButtonElement),
    alone: part('download-alone', HTMLButtonElement),
    report: part('download-report', HTMLButtonElement),
  };
}

/** The parts of moving pictures. */
function liveParts() {
  return {
    camera: part('camera', HTMLButtonElement),
    bar: part('live', HTMLElement),
    text: part('live-text', HTMLElement),
    stop: part('stop', HTMLButtonElement),
  };
}

/** The parts in which something is chosen. */
function controlParts() {
  return {
    network: part('network', HTMLSelectElement),
    preprocessing: part('preprocessing', HTMLSelectElement),
    backend: part('backend', HTMLSelectElement),
    method: part('method', HTMLSelectElement),
    preset: part('preset', HTMLSelectElement),
    sign: part('sign', HTMLSelectElement),
    layer: part('layer', HTMLSelectElement),
    fused: part('fused', HTMLSelectElement),
    fusion: part('fusion', HTMLSelectElement),
    look: part('look', HTMLSelectElement),
    colormap: part('colormap', HTMLSelectElement),
    opacity: part('opacity', HTMLInputElement),
  };
}

function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new TypeError(`the page has no ${kind.name} with the id "${id}"`);
}
