import { proxy } from 'comlink';
import { tryBackends } from '../connect.js';
import type { Explanation } from '../network/map/read-explanation.js';
import type { NetworkCard } from '../network/open/network-card.js';
import type { NetworkSource } from '../network/open/open-network.js';
import type { WantedBackend } from '../network/studio.js';
import type { WithoutHotPlaces } from '../network/without-hot-places.js';
import type { PictureFile } from '../painter/painter.js';
import { classChips, type ClassChips } from '../page/controls/class-chips.js';
import { markLayers } from '../page/controls/layer-list.js';
import { isAbort } from '../page/is-abort.js';
import { latest } from '../page/latest.js';
import { showKey } from '../page/stage/show-key.js';
import { Companion } from './companion.js';
import { indexOfLargest } from './index-of-largest.js';
import { sentenceOf } from './sentence-of.js';
import { runningText, showNetwork } from './show-network.js';
import { takeTurns, type IsCurrent } from './turns.js';
import type { Workplace } from './workplace.js';

/** The things on the stage. */
export interface Shown {
  readonly picture: PictureFile;
  readonly explanation: Explanation;
  readonly network: NetworkCard;
  /** One for each class. */
  readonly probabilities: Float32Array;
  /** The same without the hot places; undefined until it is known. */
  readonly without?: WithoutHotPlaces | undefined;
}

/** The origin of a picture, and two classes of which both maps are shown. */
type Origin = Pick<PictureFile, 'name' | 'sample'> & {
  readonly pair?: readonly string[] | undefined;
};

/** One picture at a time with one network at a time. What is asked for while the network loads is done afterwards. */
export class Explorer {
  readonly #place: Workplace;
  readonly #chips: ClassChips;
  readonly #onShown: (shown: Shown) => void;
  readonly #companion: Companion;
  readonly #beginPicture = takeTurns();
  readonly #beginMap = takeTurns();
  readonly #paint = latest(() => this.#paintNow());
  #card: NetworkCard | undefined;
  #picture: PictureFile | undefined;
  /** The classes of which both maps are shown. */
  #pair: readonly string[] = [];
  #probabilities: Float32Array = new Float32Array();
  #shown: Shown | undefined;
  #hasFrames = false;
  /** The number of networks that were asked for. */
  #networks = 0;
  /** The class that all frames are explained for, where one was pressed. */
  #followed: number | undefined;

  /**
   * @param place The page.
   * @param onShown Called with each map of a picture, when it is painted; not with those of frames.
   */
  constructor(place: Workplace, onShown: (shown: Shown) => void) {
    this.#place = place;
    this.#onShown = onShown;
    this.#chips = classChips(place.page, (index) => {
      place.run(this.explain(index));
    });
    this.#companion = new Companion(place, () => {
      place.run(this.#swap());
    });
  }

  /** The map on the stage, if there is one. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** The number of classes that the network told apart in the newest picture. */
  get classCount(): number {
    return this.#probabilities.length;
  }

  /** Opens a network. */
  async useNetwork(source: NetworkSource, wanted: WantedBackend): Promise<void> {
    const { studio, say, progress, run } = this.#place;
    this.#networks += 1;
    say('Loading the network …');
    progress(undefined);
    let isOpening = true;
    const onProgress = proxy((share: number) => {
      // What the worker says on the way may come after the network.
      if (isOpening) progress(share);
    });
    try {
      this.#card = await studio.open(source, wanted, onProgress);
    } finally {
      isOpening = false;
      progress(false);
      this.#sayRunning();
    }
    showNetwork(this.#place, this.#card, () => {
      run(this.explainAgain());
    });
  }

  /** Moves to the backend that is faster here, and says why. */
  async settleBackend(): Promise<void> {
    const backend = await tryBackends();
    if (backend.name !== this.#card?.backend.name)
      await this.#place.studio.useBackend(backend.name);
    if (this.#card !== undefined) this.#card = { ...this.#card, backend };
    this.#sayRunning();
  }

  /** Shows a picture, predicts it, and explains a class of it; when left out its best one, or two classes side by side. */
  async open(file: Blob, { pair = [], ...origin }: Origin, classIndex?: number): Promise<void> {
    const { stage, painter } = this.#place;
    const isNewest = this.#beginPicture();
    const picture = { id: nextId(), file, ...origin };
    const photo = await painter.photo(picture, stage.room());
    if (!isNewest()) return;
    this.#picture = picture;
    this.#pair = pair;
    this.#shown = undefined;
    this.#companion.make(false);
    stage.showPhoto(photo);
    await this.lookAgain(classIndex);
  }

  /** Predicts the picture, and explains a class of it; when left out or not there its best one, or its pair of classes. */
  async lookAgain(classIndex?: number): Promise<void> {
    // The next frame is looked at anyway; a class of another network is none of this one.
    this.#followed = undefined;
    const picture = this.#hasFrames ? undefined : this.#picture;
    if (picture === undefined || !(await this.#see(picture))) return;
    const isThere = classIndex !== undefined && classIndex < this.classCount;
    const wanted = isThere ? classIndex : undefined;
    const pair = classesNamed(this.#pair, this.#card?.classNames ?? [], wanted);
    this.#companion.make(pair !== undefined);
    if (pair === undefined) await this.explain(wanted ?? indexOfLargest(this.#probabilities));
    else await this.#explainPair(...pair);
  }

  /** Predicts a picture, and shows its classes; false where something newer is done by now. */
  async #see({ file }: PictureFile): Promise<boolean> {
    const isCurrent = this.#beginTurn();
    try {
      const probabilities = await this.#place.studio.see(file);
      if (!isCurrent()) return false;
      this.#probabilities = probabilities;
      this.#chips.show(probabilities, this.#card?.classNames ?? []);
      return true;
    } catch (error) {
      if (isCurrent()) this.#place.stage.wait(false);
      throw error;
    }
  }

  async #explainPair(first: number, second: number): Promise<void> {
    await this.explain(second);
    if (this.#shown !== undefined) await this.#companion.show(this.#shown);
    await this.explain(first);
  }

  async #swap(): Promise<void> {
    const [now, other] = [this.#shown, this.#companion.shown];
    if (now === undefined || other === undefined) return;
    await this.#companion.show(now);
    await this.explain(other.explanation.classIndex);
  }

  /** Explains a class by what is chosen now. */
  async explain(classIndex: number): Promise<void> {
    const { stage, studio, chosen } = this.#place;
    const picture = this.#picture;
    if (picture === undefined) return;
    if (this.#hasFrames) {
      this.#followed = classIndex === this.#followed ? undefined : classIndex;
      return;
    }
    const isCurrent = this.#beginTurn();
    this.#chips.mark(classIndex);
    const onMap = proxy((explanation: Explanation) => {
      if (isCurrent()) this.#place.run(this.#show(picture, explanation));
    });
    try {
      const without = await studio.explain(classIndex, chosen.settings(), onMap);
      if (!isCurrent() || this.#shown === undefined) return;
      this.#shown = { ...this.#shown, without };
      this.#saySentence();
    } finally {
      if (isCurrent()) stage.wait(false);
    }
  }

  /** Begins to show frames: they take the settings as they are, and a class that is pressed stays until it is pressed again. */
  beginFrames(): void {
    this.#beginPicture();
    this.#beginMap();
    this.#hasFrames = true;
    this.#pair = [];
    this.#companion.make(false);
    this.#followed = undefined;
    this.#place.stage.wait(true);
    // Nobody wants to hear a sentence for every frame.
    this.#place.page.sentence.ariaLive = 'off';
  }

  /** Ends the frames; the last one is a picture like any other. */
  endFrames(): void {
    this.#hasFrames = false;
    this.#place.stage.wait(false);
    this.#place.page.sentence.ariaLive = 'polite';
  }

  /** Shows a frame with its map, when that is there; gives whether it was still wanted. */
  async showFrame(file: ImageData, name: string, isWanted: IsCurrent): Promise<boolean> {
    const count = this.#networks;
    const isCurrent = () => isWanted() && count === this.#networks;
    try {
      return await this.#showFrame(file, name, isCurrent);
    } catch (error) {
      // A frame that another network gets with the layer of the one before is given up, too.
      if (isAbort(error) || count !== this.#networks) return false;
      throw error;
    }
  }

  async #showFrame(file: ImageData, name: string, isWanted: IsCurrent): Promise<boolean> {
    const { studio, painter, stage, chosen } = this.#place;
    const picture = { id: nextId(), file, name };
    const probabilities = await studio.see(file);
    if (!isWanted()) return false;
    const classIndex = this.#followed ?? indexOfLargest(probabilities);
    const explanation = await studio.map(classIndex, chosen.settings());
    const photo = await painter.photo(picture, stage.room());
    if (!isWanted()) return false;
    this.#picture = picture;
    this.#probabilities = probabilities;
    stage.showFrame(photo);
    await this.#show(picture, explanation);
    this.#chips.refresh(classIndex, probabilities, this.#card?.classNames ?? []);
    return true;
  }

  /** Explains the class that is shown again. */
  async explainAgain(): Promise<void> {
    if (this.#hasFrames || this.#shown === undefined) return;
    const { classIndex } = this.#shown.explanation;
    const other = this.#companion.shown?.explanation.classIndex;
    if (other === undefined) await this.explain(classIndex);
    else await this.#explainPair(classIndex, other);
  }

  /** Paints the map with the colours that are chosen now, at the size that the stage has now. */
  async repaint(): Promise<void> {
    await Promise.all([this.#paint(undefined), this.#companion.repaint()]);
  }

  async #show(picture: PictureFile, explanation: Explanation): Promise<void> {
    const { stage, page } = this.#place;
    const network = this.#card;
    if (network === undefined) return;
    this.#shown = { picture, explanation, network, probabilities: this.#probabilities };
    await this.repaint();
    stage.wait(false);
    markLayers(page.layers, explanation.featureLayers);
    page.caption.textContent = explanation.caption;
    page.heat.textContent = explanation.words;
    this.#saySentence();
    this.#sayRunning();
    for (const button of [
      ...Object.values(page.downloads),
      page.link,
      page.keep,
      page.compare,
      page.concepts,
    ])
      button.disabled = false;
  }

  async #paintNow(): Promise<void> {
    const { painter, stage, page, chosen } = this.#place;
    if (this.#shown === undefined) return;
    const { picture, explanation } = this.#shown;
    const { scores, isSigned } = explanation;
    const paint = chosen.paint();
    const layer = { kind: 'map', scores, isSigned } as const;
    const bitmap = await painter.paint({ picture, room: stage.room(), layer, paint });
    if (this.#picture !== picture) return;
    stage.showMap(bitmap, explanation);
    showKey(page.stage, paint, isSigned);
    if (!this.#hasFrames) this.#onShown(this.#shown);
  }

  /** Begins a picture or a map; what is on the stage is grey until then. */
  #beginTurn(): () => boolean {
    this.#place.stage.wait(true);
    return this.#beginMap();
  }

  #saySentence(): void {
    if (this.#shown === undefined) return;
    const { explanation, probabilities, without } = this.#shown;
    const { className, classIndex } = explanation;
    const probability = probabilities[classIndex] ?? 0;
    this.#place.page.sentence.textContent = sentenceOf(className, probability, without);
  }

  #sayRunning(): void {
    if (this.#card !== undefined)
      this.#place.say(runningText(this.#card, this.#shown?.explanation.milliseconds));
  }
}

let lastId = 0;

function nextId(): number {
  lastId += 1;
  return lastId;
}

/** The indices of two classes, the wanted one first; undefined where the network does not have them or another one is wanted. */
function classesNamed(
  names: readonly string[],
  classNames: readonly string[],
  wanted: number | undefined,
): [first: number, second: number] | undefined {
  const known = classNames.map((name) => name.split(',')[0] ?? name);
  const [first = -1, second = -1] = names.map((name) => known.indexOf(name));
  if (first < 0 || second < 0) return undefined;
  if (wanted === second) return [second, first];
  return wanted === undefined || wanted === first ? [first, second] : undefined;
}
