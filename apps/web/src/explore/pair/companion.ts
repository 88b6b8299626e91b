import { latest } from '../../page/latest.js';
import { percent } from '../../page/percent.js';
import { showBitmap } from '../../page/stage/show-bitmap.js';
import type { Shown } from '../shown.js';
import type { Workplace } from '../workplace.js';
import { classesNamed } from './classes-named.js';

/** The map of another class of the same picture, beside that of the stage. */
export class Companion {
  readonly #place: Workplace;
  readonly #paint = latest(() => this.#paintNow());
  /** The names of the classes of which both maps are shown. */
  #names: readonly string[] = [];
  #shown: Shown | undefined;

  constructor(place: Workplace, press: () => void) {
    this.#place = place;
    place.page.stage.companionButton.addEventListener('click', press);
  }

  /** The map that is beside the stage, if there is one. */
  get shown(): Shown | undefined {
    return this.#shown;
  }

  /** Begins with a picture of which these two classes are shown, or only one where none are named. */
  begin(names: readonly string[]): void {
    this.#names = names;
    this.#make(false);
  }

  /** Gives the two classes, the wanted one first, and makes room for the second; undefined where one map is enough. */
  classes(
    classNames: readonly string[],
    wanted: number | undefined,
  ): readonly [first: number, second: number] | undefined {
    const classes = classesNamed(this.#names, classNames, wanted);
    this.#make(classes !== undefined);
    return classes;
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

  /** Makes room beside the stage, or takes it away. */
  #make(isThere: boolean): void {
    const { figure, companion } = this.#place.page.stage;
    figure.classList.toggle('paired', isThere);
    companion.hidden = !isThere;
    if (!isThere) this.#shown = undefined;
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
