import { AddressBar } from './address/address-bar.js';
import { copyLink } from './address/copy-link.js';
import { leftOutOf } from './address/left-out-of.js';
import { connect } from './connect.js';
import { Explorer } from './explore/explorer.js';
import { NetworkChoice } from './explore/network/network-choice.js';
import { SideBySide } from './explore/side-by-side.js';
import type { Workplace } from './explore/workplace.js';
import { saveShown, type FileKind } from './files/save-shown.js';
import { Live } from './live/live.js';
import { announcer } from './page/announcer.js';
import { choices } from './page/controls/choices.js';
import { showSamples, type Sample } from './page/controls/samples.js';
import { findPage } from './page/page.js';
import { sentenceOfFailure } from './page/sentence-of-failure.js';
import { receiveFiles } from './page/files/receive-files.js';
import { sortFiles } from './page/files/sort-files.js';
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
const { studio, chosen, run } = place;
const address = new AddressBar(page);
const explorer = new Explorer(place, (shown) => {
  address.write(shown);
});
const networks = new NetworkChoice(place, explorer);
const sideBySide = new SideBySide(place, explorer);
const live = new Live(place, explorer);
listen();
run(start());

async function start(): Promise<void> {
  // In this order: what comes later waits in the worker for what came before.
  const offered = studio.lists().then((lists) => {
    chosen.offer(lists);
    address.restoreLists();
  });
  const opened = openNetwork(offered).then(() => {
    address.restoreLayers();
  });
  await Promise.all([
    offered,
    opened,
    address.model === undefined ? openFirst() : opened.then(openFirst),
  ]);
  showSamples(page.samples, (sample) => {
    run(openSample(sample));
  });
  if (page.controls.backend.value === 'auto') await explorer.network.settleBackend();
  address.complain(explorer.classCount);
}

/** Opens the network of the address; that of a first visit where the link's maker had one that cannot be had. */
async function openNetwork(offered: Promise<void>): Promise<void> {
  const { model } = address;
  if (model === undefined) {
    await networks.open(address.network);
    return;
  }
  await offered;
  page.own.address.value = model;
  try {
    await networks.useOwn({ own: model });
  } catch (error) {
    address.refuse(sentenceOfFailure(error));
    await networks.open();
  }
}

/** Opens the sample of the address; a link to a picture of somebody's own waits for that picture. */
async function openFirst(): Promise<void> {
  const { sample } = address;
  if (sample !== undefined) await openSample(sample);
  else
    page.sentence.textContent =
      'This link has the settings for a picture that it does not carry: choose that picture.';
}

/** Takes files for what they are: a picture, a network, the names of its classes. */
async function receive(coming: Promise<readonly File[]>): Promise<void> {
  const { picture, network, labels } = sortFiles(await coming);
  if (network.length > 0) await networks.useOwn({ own: network, labels });
  else if (labels !== undefined) await networks.useLabels(labels);
  if (picture !== undefined) await openFile(picture);
}

/** Shows a picture, or a video. */
async function openFile(file: File): Promise<void> {
  if (file.type.startsWith('video/')) {
    await live.video(file);
    return;
  }
  live.end();
  await explorer.open(file, { name: file.name }, address.takeClass());
  address.complain(explorer.classCount);
}

async function openSample(sample: Sample): Promise<void> {
  live.end();
  const response = await fetch(sample.address);
  const { name, pair } = sample;
  await explorer.open(await response.blob(), { name, sample: name, pair }, address.takeClass());
}

/** Saves the map on the stage; a report measures it, for which a video has to stand still. */
async function save(kind: FileKind): Promise<void> {
  if (kind === 'report') await live.stop();
  if (explorer.shown !== undefined) await saveShown(place, explorer.shown, kind);
}

/** Lets the visitor's pictures, lists and buttons do what they say. */
function listen(): void {
  receiveFiles([page.file, page.own.files, page.own.folder, page.own.labels], (files) => {
    run(receive(files));
  });
  page.own.open.addEventListener('submit', (event) => {
    event.preventDefault();
    run(networks.useOwn({ own: page.own.address.value }));
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
  for (const kind of ['png', 'svg', 'json', 'alone', 'report'] as const) {
    press(page.downloads[kind], () => {
      run(save(kind));
    });
  }
  press(page.link, () => {
    if (explorer.shown !== undefined) run(copyLink(leftOutOf(explorer.shown, page), page.saved));
  });
  press(page.cancel, () => {
    run(studio.cancel());
  });
}

function press(button: HTMLButtonElement, work: () => void): void {
  button.addEventListener('click', work);
}
