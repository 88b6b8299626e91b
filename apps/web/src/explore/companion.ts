import { latest } from '../page/latest.js';
import { percent } from '../page/percent.js';
import { showBitmap } from '../page/stage/show-bitmap.js';
import type { Shown } from './explorer.js';
import type { Workplace } from './workplace.js';

/** The map of another class of the same picture, beside that of the stage. */
export class Companion {
  readonly #place: Workplace;
  readonly #paint = latest(() => this.#paintNow());
  #shown: Shown | undefined;

  constructor(place: Workplace, press: () => void) {
    this.#place = place;
    place.page.stage.companionButton.addEventListener('click', press);
  }

  /** The map that is beside the stage, if there is one. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Makes room beside the stage, or takes it away. */
  make(isThere: boolean): void {
    const { figure, companion } = this.#place.page.stage;
    figure.classList.toggle('paired', isThere);
    companion.hidden = !isThere;
    if (!isThere) this.#shown = undefined;
  }

  /** Shows a map. */
  async show(shown: Shown): Promise<void> {
    const { companionButton, companionCaption } = this.#place.page.stage;
    const { className, classIndex, caption, words } = shown.explanation;
    const probability = shown.probabilities[classIndex] ?? 0;
    this.#shown = shown;
    companionCaption.textContent = `${className}, ${percent(probability)}`;
    companionButton.setAttribute('aria-label', `Show in its place: ${caption}. ${words}`);
    await this.repaint();
  }

  /** Paints it with the colours that are chosen now. */
  async repaint(): Promise<void> {
    await this.#paint(undefined);
  }

  async #paintNow(): Promise<void> {
    if (this.#shown === undefined) return;
    const { painter, stage, page, chosen } = this.#place;
    const { picture, explanation } = this.#shown;
    const { scores, isSigned } = explanation;
    const layer = { kind: 'map', scores, isSigned } as const;
    const paint = chosen.paint();
    const bitmap = await painter.paint({ picture, room: stage.room(), layer, paint });
    showBitmap(page.stage.companionCanvas, bitmap);
  }
}
