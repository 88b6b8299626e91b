import { connect } from './connect.js';
import { Explorer } from './explore/explorer.js';
import { SideBySide } from './explore/side-by-side.js';
import type { Workplace } from './explore/workplace.js';
import { Live } from './live/live.js';
import type { WantedBackend } from './network/studio.js';
import { announcer } from './page/announcer.js';
import { choices } from './page/controls/choices.js';
import { samples, showSamples, type Sample } from './page/controls/samples.js';
import { findPage } from './page/page.js';
import { receiveFiles } from './page/receive-files.js';
import { saveFile } from './page/save-file.js';
import { createStage } from './page/stage/stage.js';
import './style.css';

const page = findPage();
const place: Workplace = {
  ...connect(),
  ...announcer(page),
  page,
  stage: createStage(page.stage),
  chosen: choices(page.controls),
};
const { studio, painter, chosen, run } = place;
const explorer = new Explorer(place);
const sideBySide = new SideBySide(place, explorer);
const live = new Live(place, explorer);
listen();
run(start());

async function start(): Promise<void> {
  // In this order: what comes later waits in the worker for what came before.
  const offered = studio.lists().then(chosen.offer);
  const opened = useNetwork();
  const [first] = samples;
  await Promise.all([offered, opened, openSample(first)]);
  showSamples(page.samples, (sample) => {
    run(openSample(sample));
  });
  if (page.controls.backend.value === 'auto') await explorer.settleBackend();
}

function useNetwork(): Promise<void> {
  const { network, backend } = page.controls;
  const known = network.value === '' ? undefined : network.value;
  const base = new URL('models/', document.baseURI).href;
  // Border to the DOM: a list's value is a string.
  return explorer.useNetwork({ known, base }, backend.value as WantedBackend);
}

async function useOtherNetwork(): Promise<void> {
  await useNetwork();
  await explorer.lookAgain();
}

/** Shows a picture, or a video. */
async function openFile(file: File): Promise<void> {
  if (file.type.startsWith('video/')) {
    await live.video(file);
    return;
  }
  live.end();
  await explorer.open(file);
}

async function openSample({ address }: Sample): Promise<void> {
  live.end();
  const response = await fetch(address);
  await explorer.open(await response.blob());
}

async function save(): Promise<void> {
  if (explorer.shown === undefined) return;
  const { picture, explanation } = explorer.shown;
  const { scores, isSigned, method, classIndex } = explanation;
  const layer = { kind: 'map', scores, isSigned } as const;
  const file = await painter.file({ picture, layer, paint: chosen.paint() });
  saveFile(file, `${method}-${classIndex}.png`);
}

/** Lets the visitor's pictures, lists and buttons do what they say. */
function listen(): void {
  receiveFiles(page.file, ([file]) => {
    if (file !== undefined) run(openFile(file));
  });
  chosen.onChange({
    settings: () => {
      run(explorer.explainAgain());
    },
    paint: () => {
      run(explorer.repaint());
      sideBySide.repaint();
    },
  });
  for (const list of [page.controls.network, page.controls.backend]) {
    list.addEventListener('change', () => {
      run(useOtherNetwork());
    });
  }
  press(page.live.camera, () => {
    run(live.camera());
  });
  press(page.live.stop, () => {
    run(live.stop());
  });
  press(page.keep, () => {
    sideBySide.keep();
  });
  press(page.clear, () => {
    sideBySide.clear();
  });
  press(page.compare, () => {
    run(live.stop().then(() => sideBySide.compare()));
  });
  press(page.concepts, () => {
    run(live.stop().then(() => sideBySide.findConcepts()));
  });
  press(page.download, () => {
    run(save());
  });
  press(page.cancel, () => {
    run(studio.cancel());
  });
}

function press(button: HTMLButtonElement, work: () => void): void {
  button.addEventListener('click', work);
}
