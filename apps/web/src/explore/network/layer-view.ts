import type { NetworkCard } from '../../network/open/network-card.js';
import { drawLayers } from '../../page/controls/draw-layers.js';
import { markLayers } from '../../page/controls/mark-layers.js';
import { moveByArrows } from '../../page/controls/move-by-arrows.js';
import type { Workplace } from '../workplace.js';

/** The drawing of a network's layers, which is made when somebody looks. */
export class LayerView {
  readonly #place: Workplace;
  readonly #choose: (name: string) => void;
  #card: NetworkCard | undefined;
  #drawn: NetworkCard | undefined;

  /**
   * @param place The page.
   * @param choose Called with the layer that is pressed.
   */
  constructor(place: Workplace, choose: (name: string) => void) {
    const { layerView, layers } = place.page;
    this.#place = place;
    this.#choose = choose;
    moveByArrows(layers);
    layerView.addEventListener('toggle', () => {
      this.#look();
    });
  }

  /** Shows the layers of a network. */
  show(card: NetworkCard): void {
    this.#card = card;
    this.#look();
  }

  #look(): void {
    const { page, run } = this.#place;
    const card = this.#card;
    if (!page.layerView.open || card === undefined || card === this.#drawn) return;
    this.#drawn = card;
    run(this.#draw(card));
  }

  async #draw(card: NetworkCard): Promise<void> {
    const { painter, page, chosen } = this.#place;
    const placed = await painter.placeLayers(card.drawing.map(({ inputs }) => inputs));
    if (card !== this.#drawn) return;
    drawLayers(page.layers, card.drawing, placed, this.#choose);
    markLayers(page.layers, chosen.settings().featureLayers);
  }
}
