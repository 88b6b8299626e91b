import type { PictureFile } from '../painter/painter.js';
import { Display } from './display.js';
import { indexOfLargest } from './index-of-largest.js';
import { Companion } from './pair/companion.js';
import { pictureFile } from './picture-file.js';
import { RunningNetwork } from './network/running-network.js';
import type { Shown } from './shown.js';
import { Sight, type Frame } from './sight.js';
import { takeTurns } from './turns.js';
import type { Workplace } from './workplace.js';

/** The origin of a picture, and two classes of which both maps are shown. */
type Origin = Pick<PictureFile, 'name' | 'sample'> & {
  readonly pair?: readonly string[] | undefined;
};

/** Gets the class that all frames are explained for from now on, when it is pressed; undefined for that of each. */
type Follow = (classIndex: number | undefined) => void;

/** One picture at a time with one network at a time. What is asked for while the network loads is done afterwards. */
export class Explorer {
  /** The network that looks at the pictures. */
  readonly network: RunningNetwork;
  readonly #place: Workplace;
  readonly #display: Display;
  readonly #sight: Sight;
  readonly #companion: Companion;
  readonly #beginPicture = takeTurns();
  /** There while frames are shown. */
  #follow: Follow | undefined;

  /**
   * @param place The page.
   * @param onShown Called with each map of a picture, when it is painted; not with those of frames.
   */
  constructor(place: Workplace, onShown: (shown: Shown) => void) {
    const { run } = place;
    this.#place = place;
    this.#display = new Display(place, (shown) => {
      if (this.#follow === undefined) onShown(shown);
    });
    this.network = new RunningNetwork(place, {
      explainAgain: () => {
        run(this.explainAgain());
      },
      milliseconds: () => this.shown?.explanation.milliseconds,
    });
    this.#sight = new Sight(place, this.network, this.#display, (classIndex) => {
      run(this.#choose(classIndex));
    });
    this.#companion = new Companion(place, () => {
      run(this.#swap());
    });
  }

  /** The map on the stage, if there is one. */
  get shown(): Shown | undefined {
    return this.#display.shown;
  }

  /** The number of classes that the network told apart in the newest picture. */
  get classCount(): number {
    return this.#sight.probabilities.length;
  }

  /** Shows a picture, predicts it, and explains a class of it; when left out its best one, or two classes side by side. */
  async open(file: Blob, { pair = [], ...origin }: Origin, classIndex?: number): Promise<void> {
    const { stage, painter } = this.#place;
    const isNewest = this.#beginPicture();
    const picture = pictureFile(file, origin);
    const photo = await painter.photo(picture, stage.room());
    if (!isNewest()) {
      photo.bitmap.close();
      return;
    }
    this.#companion.begin(pair);
    this.#display.begin(photo);
    await this.#look(picture, classIndex);
  }

  /** Predicts the picture, and explains a class of it; when left out or not there its best one, or its pair of classes. */
  async lookAgain(classIndex?: number): Promise<void> {
    const { picture } = this.#sight;
    // The next frame is looked at anyway; a class of another network is none of this one.
    if (this.#follow !== undefined) this.#follow(undefined);
    else if (picture !== undefined) await this.#look(picture, classIndex);
  }

  /** Explains the class that is shown again. */
  async explainAgain(): Promise<void> {
    if (this.#follow !== undefined || this.shown === undefined) return;
    const { classIndex } = this.shown.explanation;
    const other = this.#companion.shown?.explanation.classIndex;
    if (other === undefined) await this.#sight.explain(classIndex);
    else await this.#explainPair(classIndex, other);
  }

  /** Paints what is shown with the colours that are chosen now, at the size that the stage has now. */
  async repaint(): Promise<void> {
    await Promise.all([this.#display.repaint(), this.#companion.repaint()]);
  }

  /** Begins to show frames in place of pictures, and tells which class is pressed from then on. */
  beginFrames(follow: Follow): void {
    this.#beginPicture();
    this.#sight.begin();
    this.#companion.begin([]);
    this.#follow = follow;
  }

  /** Ends the frames; the last one is a picture like any other. */
  endFrames(): void {
    this.#follow = undefined;
    this.#place.stage.wait(false);
  }

  /** Shows a frame with its map. */
  async showFrame(frame: Frame): Promise<void> {
    await this.#sight.showFrame(frame);
  }

  async #look(picture: PictureFile, classIndex: number | undefined): Promise<void> {
    if (!(await this.#sight.see(picture))) return;
    const isThere = classIndex !== undefined && classIndex < this.classCount;
    const wanted = isThere ? classIndex : undefined;
    const pair = this.#companion.classes(this.network.classNames, wanted);
    if (pair !== undefined) await this.#explainPair(...pair);
    else await this.#sight.explain(wanted ?? indexOfLargest(this.#sight.probabilities));
  }

  async #choose(classIndex: number): Promise<void> {
    if (this.#follow === undefined) await this.#sight.explain(classIndex);
    else this.#follow(classIndex);
  }

  async #explainPair(first: number, second: number): Promise<void> {
    await this.#sight.explain(second);
    if (this.shown !== undefined) await this.#companion.show(this.shown);
    await this.#sight.explain(first);
  }

  async #swap(): Promise<void> {
    const [now, other] = [this.shown, this.#companion.shown];
    if (now === undefined || other === undefined) return;
    await this.#companion.show(now);
    await this.#sight.explain(other.explanation.classIndex);
  }
}
