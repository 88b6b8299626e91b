import '@tensorflow/tfjs-layers';
import { GradCamError } from '@gradcam/core';
import sample from '../../../assets/samples/chelsea.png';
import { createExplorer, type Explorer } from './explore/explorer.js';
import { loadClassifier } from './load-classifier.js';
import { choices } from './page/choices.js';
import { findPage } from './page/page.js';
import { receivePictures } from './page/receive-pictures.js';
import { sideBySide } from './page/side-by-side.js';
import './style.css';

const page = findPage();
run(start());

async function start(): Promise<void> {
  const { classifier, running } = await loadClassifier((text) => {
    page.status.textContent = text;
  });
  const chosen = choices(page, classifier.layers);
  const kept = sideBySide(page.kept, chosen.paint, (count) => {
    page.clear.disabled = count === 0;
  });
  const explorer = createExplorer({ page, classifier, chosen, kept, running, run });
  chosen.onChange({
    settings: () => {
      run(explorer.explainAgain());
    },
    paint: () => {
      explorer.draw();
      kept.repaint(chosen.paint());
    },
  });
  page.clear.addEventListener('click', kept.clear);
  listen(explorer);
  await explorer.open(await (await fetch(sample)).blob());
}

/** Lets the visitor's pictures and buttons do what they say. */
function listen(explorer: Explorer): void {
  receivePictures(page.file, (blob) => {
    run(explorer.open(blob));
  });
  page.keep.addEventListener('click', explorer.keep);
  const buttons = [
    [page.compare, explorer.compare],
    [page.concepts, explorer.findConcepts],
    [page.download, explorer.save],
  ] as const;
  for (const [button, work] of buttons) {
    button.addEventListener('click', () => {
      run(work());
    });
  }
}

/** Runs something that takes a while; errors are shown on the page. */
function run(work: Promise<void>): void {
  page.error.hidden = true;
  work.catch((error: unknown) => {
    page.error.hidden = false;
    page.error.textContent =
      error instanceof GradCamError ? error.message : `Something went wrong: ${String(error)}`;
  });
}
