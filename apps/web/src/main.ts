import '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/core';
import { mapNames, methods } from '@gradcam/core/methods';
import { loadKnownModelFromUrl, mobilenetV1 } from '@gradcam/models';
import type { Picture } from '@gradcam/pictures';
import { drawPicture, encodePng, readPicture } from '@gradcam/pictures/browser';
import sample from '../../../assets/samples/chelsea.png';
import { captionOf, heatOf } from './map/caption.js';
import { choices } from './page/choices.js';
import { createClassifier, type Explanation } from './map/classifier.js';
import { keptConcepts, keptMap } from './map/kept-of.js';
import { findPage, type Page } from './page/page.js';
import { painted } from './map/paint.js';
import { receivePictures } from './page/receive-pictures.js';
import { markClass, showClasses } from './page/show-classes.js';
import { sideBySide } from './page/side-by-side.js';
import { startAdapter, type StartedAdapter } from './start-adapter.js';
import './style.css';

/** What is on the page now. */
interface Shown {
  readonly picture: Picture;
  readonly explanation: Explanation;
}

const page = findPage();
run(start(page));

async function start(parts: Page): Promise<void> {
  const { status, canvas, caption, heat, classes } = parts;
  const started = await startAdapter();
  status.textContent = `Loading ${mobilenetV1.title} …`;
  const base = new URL(`models/${mobilenetV1.id}`, document.baseURI).href;
  const loaded = await loadKnownModelFromUrl(mobilenetV1, base, {
    onProgress: (fraction) => {
      status.textContent = `Loading ${mobilenetV1.title}: ${Math.round(fraction * 100)} %`;
    },
  });
  const classifier = await createClassifier(loaded);

  let shown: Shown | undefined;
  let picture: Picture | undefined;
  // Work that a newer picture, class or choice has overtaken is dropped.
  let turn = 0;
  const running = () => describe(started, loaded.spec.title);

  const draw = (): void => {
    if (shown === undefined) return;
    drawPicture(canvas, painted(shown.picture, shown.explanation, chosen.paint()));
    for (const button of [parts.download, parts.keep, parts.compare, parts.concepts])
      button.disabled = false;
  };
  const explain = async (classIndex: number): Promise<void> => {
    turn += 1;
    const mine = turn;
    const began = performance.now();
    const explanation = await classifier.explain(classIndex, chosen.settings());
    if (mine !== turn || picture === undefined) return;
    const milliseconds = Math.round(performance.now() - began);
    shown = { picture, explanation };
    markClass(classes, classIndex);
    draw();
    caption.textContent = captionOf(explanation);
    heat.textContent = [
      heatOf(explanation.scores, explanation.cells),
      ...explanation.warnings,
    ].join(' ');
    canvas.setAttribute('aria-label', `${caption.textContent}. ${heat.textContent}`);
    status.textContent = `${running()} Map in ${milliseconds} ms.`;
    canvas.dataset['explained'] = String(classIndex);
  };
  const open = async (source: Blob): Promise<void> => {
    turn += 1;
    const mine = turn;
    const read = await readPicture(source);
    if (mine !== turn) return;
    const found = await classifier.classify(read);
    picture = read;
    showClasses(classes, found, (index) => {
      run(explain(index));
    });
    const [best] = found;
    if (best !== undefined) await explain(best.index);
  };
  /** The class that is shown, by every method, one after the other; what a method refuses is said. */
  const compare = async ({ picture: of, explanation }: Shown): Promise<void> => {
    turn += 1;
    const mine = turn;
    const leftOut: string[] = [];
    for (const method of mapNames) {
      status.textContent = `${running()} Comparing: ${methods[method].title} …`;
      try {
        const settings = { ...chosen.settings(), method };
        const found = await classifier.explain(explanation.classIndex, settings);
        if (mine !== turn) return;
        kept.keep(keptMap(of, found));
      } catch (error) {
        if (mine !== turn) return;
        if (!(error instanceof GradCamError)) throw error;
        leftOut.push(`${methods[method].title}: ${error.message}`);
      }
    }
    status.textContent = [`${running()} Compared.`, ...leftOut].join(' Left out: ');
  };

  const findConcepts = async ({ picture: of }: Shown): Promise<void> => {
    const [featureLayer = ''] = chosen.settings().featureLayers;
    kept.keep(keptConcepts(of, await classifier.findConcepts(4, featureLayer)));
  };

  const again = () => {
    if (shown !== undefined) run(explain(shown.explanation.classIndex));
  };
  const chosen = choices(parts, classifier.layers, {
    settings: again,
    paint: () => {
      draw();
      kept.repaint(chosen.paint());
    },
  });
  const kept = sideBySide(
    parts.kept,
    () => chosen.paint(),
    (count) => {
      parts.clear.disabled = count === 0;
    },
  );
  receivePictures(parts.file, (blob) => {
    run(open(blob));
  });
  parts.keep.addEventListener('click', () => {
    if (shown !== undefined) kept.keep(keptMap(shown.picture, shown.explanation));
  });
  parts.compare.addEventListener('click', () => {
    if (shown !== undefined) run(compare(shown));
  });
  parts.concepts.addEventListener('click', () => {
    if (shown !== undefined) run(findConcepts(shown));
  });
  parts.clear.addEventListener('click', () => {
    kept.clear();
  });
  parts.download.addEventListener('click', () => {
    if (shown === undefined) return;
    run(save(painted(shown.picture, shown.explanation, chosen.paint()), shown.explanation));
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

async function save(picture: Picture, { classIndex, method }: Explanation): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await encodePng(picture));
  link.download = `${method}-${classIndex}.png`;
  link.click();
  URL.revokeObjectURL(link.href);
}
