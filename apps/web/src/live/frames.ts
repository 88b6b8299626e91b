import type { Explorer } from '../explore/explorer.js';
import { indexOfLargest } from '../explore/index-of-largest.js';
import { pictureFile } from '../explore/picture-file.js';
import type { Frame } from '../explore/sight.js';
import type { IsCurrent } from '../explore/turns.js';
import type { Workplace } from '../explore/workplace.js';
import { isAbort } from '../page/is-abort.js';

/** Frames, one after the other, each with its map by the settings as they are. A class that is pressed stays until it is pressed again. */
export class Frames {
  readonly #place: Workplace;
  readonly #explorer: Explorer;
  /** The class that all frames are explained for, where one was pressed. */
  #followed: number | undefined;

  constructor(place: Workplace, explorer: Explorer) {
    this.#place = place;
    this.#explorer = explorer;
  }

  /** Begins to show frames. */
  begin(): void {
    this.#followed = undefined;
    this.#explorer.beginFrames((classIndex) => {
      this.#followed = classIndex === this.#followed ? undefined : classIndex;
    });
    // Nobody wants to hear a sentence for every frame.
    this.#place.page.sentence.ariaLive = 'off';
  }

  /** Ends the frames. */
  end(): void {
    this.#explorer.endFrames();
    this.#place.page.sentence.ariaLive = 'polite';
  }

  /** Shows a frame with its map, when that is there; gives whether it was still wanted. */
  async show(file: ImageData, name: string, isWanted: IsCurrent): Promise<boolean> {
    const { network } = this.#explorer;
    const { count } = network;
    try {
      const frame = await this.#explained(file, name, () => isWanted() && count === network.count);
      if (frame !== undefined) await this.#explorer.showFrame(frame);
      return frame !== undefined;
    } catch (error) {
      // A frame that another network gets with the layer of the one before is given up, too.
      if (isAbort(error) || count !== network.count) return false;
      throw error;
    }
  }

  async #explained(file: ImageData, name: string, isWanted: IsCurrent): Promise<Frame | undefined> {
    const { studio, painter, stage, chosen } = this.#place;
    const picture = pictureFile(file, { name });
    const probabilities = await studio.see(file);
    if (!isWanted()) return undefined;
    const classIndex = this.#followed ?? indexOfLargest(probabilities);
    const explanation = await studio.map(classIndex, chosen.settings());
    const photo = await painter.photo(picture, stage.room());
    if (isWanted()) return { picture, photo, probabilities, explanation };
    photo.bitmap.close();
    return undefined;
  }
}
