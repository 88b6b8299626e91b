import type { WithoutHotPlaces } from '../network/without-hot-places.js';
import { markLayers } from '../page/controls/mark-layers.js';
import { latest } from '../page/latest.js';
import { showKey } from '../page/stage/show-key.js';
import type { Photo } from '../painter/painter.js';
import { sentenceOf } from './sentence-of.js';
import type { Shown } from './shown.js';
import type { Workplace } from './workplace.js';

/** The map on the stage, with what the page says of it. */
export class Display {
  readonly #place: Workplace;
  readonly #onPainted: (shown: Shown) => void;
  readonly #paint = latest(() => this.#paintNow());
  #shown: Shown | undefined;

  /**
   * @param place The page.
   * @param onPainted Called with each map when it is painted.
   */
  constructor(place: Workplace, onPainted: (shown: Shown) => void) {
    this.#place = place;
    this.#onPainted = onPainted;
  }

  /** The map on the stage, if there is one. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Shows a picture that has no map yet. */
  begin(photo: Photo): void {
    const { stage, page } = this.#place;
    this.#shown = undefined;
    // What was saved was another picture's.
    page.saved.textContent = '';
    stage.showPhoto(photo);
  }

  /** Shows a map, and says what it is. */
  async show(shown: Shown): Promise<void> {
    const { stage, page } = this.#place;
    const { explanation } = shown;
    this.#shown = shown;
    await this.repaint();
    stage.wait(false);
    markLayers(page.layers, explanation.featureLayers);
    page.caption.textContent = explanation.caption;
    page.heat.textContent = explanation.words;
    this.#saySentence();
    const { downloads, link, keep, compare, concepts } = page;
    for (const button of [...Object.values(downloads), link, keep, compare, concepts])
      button.disabled = false;
  }

  /** Says what is left of the class without the hot places. */
  complete(without: WithoutHotPlaces | undefined): void {
    if (this.#shown === undefined) return;
    this.#shown = { ...this.#shown, without };
    this.#saySentence();
  }

  /** Paints the map with the colours that are chosen now, at the size that the stage has now. */
  async repaint(): Promise<void> {
    await this.#paint(undefined);
  }

  async #paintNow(): Promise<void> {
    const { painter, stage, page, chosen } = this.#place;
    if (this.#shown === undefined) return;
    const { picture, explanation } = this.#shown;
    const { scores, isSigned } = explanation;
    const paint = chosen.paint();
    const layer = { kind: 'map', scores, isSigned } as const;
    const [bitmap, colors] = await Promise.all([
      painter.paint({ picture, room: stage.room(), layer, paint }),
      painter.key(paint, isSigned),
    ]);
    // Another picture may have come meanwhile.
    if (this.shown?.picture !== picture) {
      bitmap.close();
      return;
    }
    stage.showMap(bitmap, explanation);
    showKey(page.stage, colors, isSigned);
    this.#onPainted(this.#shown);
  }

  #saySentence(): void {
    if (this.#shown === undefined) return;
    const { explanation, probabilities, without } = this.#shown;
    const { className, classIndex } = explanation;
    const probability = probabilities[classIndex] ?? 0;
    this.#place.page.sentence.textContent = sentenceOf(className, probability, without);
  }
}
