import { proxy } from 'comlink';
import type { Explanation } from '../network/map/read-explanation.js';
import { classChips, type ClassChips } from '../page/controls/class-chips.js';
import type { Photo, PictureFile } from '../painter/painter.js';
import type { Display } from './display.js';
import type { RunningNetwork } from './network/running-network.js';
import { takeTurns, type IsCurrent } from './turns.js';
import type { Workplace } from './workplace.js';

/** A frame of a video, with what the network sees in it. */
export interface Frame {
  readonly picture: PictureFile;
  readonly photo: Photo;
  readonly probabilities: Float32Array;
  readonly explanation: Explanation;
}

/** The sight of one picture by the network: its classes, and the map of one of them. */
export class Sight {
  readonly #place: Workplace;
  readonly #network: RunningNetwork;
  readonly #display: Display;
  readonly #chips: ClassChips;
  readonly #beginMap = takeTurns();
  #picture: PictureFile | undefined;
  #probabilities: Float32Array = new Float32Array();

  /**
   * @param place The page.
   * @param network The network that looks.
   * @param display The place for the map.
   * @param choose Called with a class that is pressed.
   */
  constructor(
    place: Workplace,
    network: RunningNetwork,
    display: Display,
    choose: (classIndex: number) => void,
  ) {
    this.#place = place;
    this.#network = network;
    this.#display = display;
    this.#chips = classChips(place.page, choose);
  }

  /** The newest picture, if there is one. */
  get picture(): PictureFile | undefined {
    return this.#picture;
  }

  /** One for each class of the newest picture. */
  get probabilities(): Float32Array {
    return this.#probabilities;
  }

  /** Begins a picture or a map; what is on the stage is grey until then. */
  begin(): IsCurrent {
    this.#place.stage.wait(true);
    return this.#beginMap();
  }

  /** Predicts a picture, and shows its classes; false where something newer is done by now. */
  async see(picture: PictureFile): Promise<boolean> {
    this.#picture = picture;
    const isCurrent = this.begin();
    try {
      const probabilities = await this.#place.studio.see(picture.file);
      if (!isCurrent()) return false;
      this.#probabilities = probabilities;
      this.#chips.show(probabilities, this.#network.classNames);
      return true;
    } catch (error) {
      if (isCurrent()) this.#place.stage.wait(false);
      throw error;
    }
  }

  /** Explains a class of the picture by what is chosen now. */
  async explain(classIndex: number): Promise<void> {
    const { stage, studio, chosen, run } = this.#place;
    const picture = this.#picture;
    if (picture === undefined) return;
    const isCurrent = this.begin();
    this.#chips.mark(classIndex);
    const onMap = proxy((explanation: Explanation) => {
      if (isCurrent()) run(this.#show(picture, explanation));
    });
    try {
      const without = await studio.explain(classIndex, chosen.settings(), onMap);
      if (isCurrent()) this.#display.complete(without);
    } finally {
      if (isCurrent()) stage.wait(false);
    }
  }

  /** Shows a frame with its map. */
  async showFrame({ picture, photo, probabilities, explanation }: Frame): Promise<void> {
    this.#picture = picture;
    this.#probabilities = probabilities;
    this.#place.stage.showFrame(photo);
    await this.#show(picture, explanation);
    this.#chips.refresh(explanation.classIndex, probabilities, this.#network.classNames);
  }

  async #show(picture: PictureFile, explanation: Explanation): Promise<void> {
    const network = this.#network.card;
    if (network === undefined) return;
    await this.#display.show({
      picture,
      explanation,
      network,
      probabilities: this.#probabilities,
    });
    this.#network.say();
  }
}
