import '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/core';
import { loadKnownModelFromUrl, mobilenetV1 } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { drawPicture, encodePng } from '@gradcam/pictures/browser';
import { colormaps, normalizeMinMax, overlay } from '@gradcam/render';
import sample from '../../../assets/samples/chelsea.png';
import { createClassifier, type Explanation } from './classifier.js';
import { findPage, type Page } from './page.js';
import { receivePictures } from './receive-pictures.js';
import { markClass, showClasses } from './show-classes.js';
import { startAdapter, type StartedAdapter } from './start-adapter.js';
import './style.css';

/** What is on the page now. */
interface Shown {
  readonly picture: Picture;
  readonly explanation: Explanation;
  readonly painted: Picture;
}

const page = findPage();
run(start(page));

async function start({
  status,
  canvas,
  caption,
  classes,
  file,
  layer,
  colormap,
  opacity,
  download,
}: Page): Promise<void> {
  const started = await startAdapter();
  status.textContent = `Loading ${mobilenetV1.title} …`;
  const base = new URL(`models/${mobilenetV1.id}`, document.baseURI).href;
  const loaded = await loadKnownModelFromUrl(mobilenetV1, base, {
    onProgress: (fraction) => {
      status.textContent = `Loading ${mobilenetV1.title}: ${Math.round(fraction * 100)} %`;
    },
  });
  const classifier = await createClassifier(loaded);
  fill(layer, classifier.layers);
  fill(colormap, Object.keys(colormaps));

  let shown: Shown | undefined;
  let picture: Picture | undefined;
  // Work that a newer picture or class has overtaken is dropped.
  let turn = 0;

  const draw = (): void => {
    if (shown === undefined) return;
    const { explanation } = shown;
    const painted = overlay(shown.picture, explanation.scores, {
      colormap: chosenColormap(colormap.value),
      normalization: normalizeMinMax,
      alpha: Number(opacity.value),
    });
    shown = { ...shown, painted };
    drawPicture(canvas, painted);
    download.disabled = false;
  };

  const explain = async (classIndex: number): Promise<void> => {
    turn += 1;
    const mine = turn;
    const began = performance.now();
    const explanation = await classifier.explain(classIndex, layer.value);
    if (mine !== turn || picture === undefined) return;
    const milliseconds = Math.round(performance.now() - began);
    shown = { picture, explanation, painted: picture };
    markClass(classes, classIndex);
    draw();
    const name = explanation.explained.className?.split(',')[0] ?? `class ${classIndex}`;
    caption.textContent = `What speaks for “${name}” at ${explanation.featureLayer}`;
    status.textContent = `${describe(started, loaded.spec.title)} Map in ${milliseconds} ms.`;
    canvas.dataset['explained'] = String(classIndex);
  };

  const open = async (source: Blob): Promise<void> => {
    turn += 1;
    const mine = turn;
    const read = await started.adapter.readPicture(source);
    if (mine !== turn) return;
    const found = await classifier.classify(read);
    picture = read;
    showClasses(classes, found, (index) => {
      run(explain(index));
    });
    const [best] = found;
    if (best !== undefined) await explain(best.index);
  };

  receivePictures(file, (blob) => {
    run(open(blob));
  });
  layer.addEventListener('change', () => {
    const index = shown?.explanation.explained.classIndex;
    if (index !== undefined) run(explain(index));
  });
  colormap.addEventListener('change', draw);
  opacity.addEventListener('input', draw);
  download.addEventListener('click', () => {
    if (shown !== undefined) run(save(shown));
  });
  await open(await (await fetch(sample)).blob());
}

/** Runs something that takes a while; what goes wrong is said on the page. */
function run(work: Promise<void>): void {
  page.error.hidden = true;
  work.catch((error: unknown) => {
    page.error.hidden = false;
    page.error.textContent =
      error instanceof GradCamError ? error.message : `Something went wrong: ${String(error)}`;
  });
}

function describe({ adapter, note }: StartedAdapter, title: string): string {
  return `${title} on ${adapter.name}${note === undefined ? '' : ` (${note})`}.`;
}

function fill(select: HTMLSelectElement, values: readonly string[]): void {
  select.replaceChildren(...values.map((value) => new Option(value, value)));
}

function chosenColormap(name: string) {
  const found = Object.entries(colormaps).find(([key]) => key === name);
  return found?.[1] ?? colormaps.jet;
}

async function save({ painted, explanation }: Shown): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await encodePng(painted));
  link.download = `grad-cam-${explanation.explained.classIndex ?? 'map'}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
