import { legend } from '@gradcam/render';
import { proxy } from 'comlink';
import type { ComparisonProgress } from '../network/compare-methods.js';
import type { Explanation } from '../network/map/read-explanation.js';
import { createGallery, keptMap, type Gallery, type Kept } from '../page/gallery/gallery.js';
import { latest } from '../page/latest.js';
import { showBitmap } from '../page/stage/show-bitmap.js';
import { whileBusy } from '../page/while-busy.js';
import type { Explorer } from './explorer.js';
import type { Shown } from './shown.js';
import type { Workplace } from './workplace.js';

/** The size of a small picture in the gallery, in device pixels. */
const small = { width: 400, height: 400 };

/**
 * Maps next to each other: kept ones, those of all methods, and the concepts of a layer.
 */
export class SideBySide {
  readonly #place: Workplace;
  readonly #explorer: Explorer;
  readonly #gallery: Gallery;

  constructor(place: Workplace, explorer: Explorer) {
    const { page, run } = place;
    this.#place = place;
    this.#explorer = explorer;
    const painters = new WeakMap<HTMLCanvasElement, (kept: Kept) => Promise<void>>();
    this.#gallery = createGallery(page.kept, {
      paint: (canvas, kept) => {
        const paint =
          painters.get(canvas) ?? latest((wanted: Kept) => this.#paint(canvas, wanted, small));
        painters.set(canvas, paint);
        run(paint(kept));
      },
      enlarge: (kept) => {
        run(this.#enlarge(kept));
      },
      alike: (layers) => place.painter.group(layers),
      onChange: (count) => {
        page.clear.disabled = count === 0;
      },
    });
  }

  /** Puts the map of the stage next to the others. */
  keep(): void {
    const { shown } = this.#explorer;
    if (shown === undefined) return;
    const { picture, explanation } = shown;
    this.#gallery.keep(
      keptMap(picture, explanation, `${explanation.className}, ${explanation.methodTitle}`),
    );
  }

  /** Paints all with the colours that are chosen now. */
  repaint(): void {
    this.#gallery.repaint();
  }

  /** Takes all away. */
  clear(): void {
    this.#gallery.clear();
    this.#place.page.comparison.textContent = '';
  }

  /** Explains the class of the stage by every method, and puts those that look alike together. */
  async compare(): Promise<void> {
    const { shown } = this.#explorer;
    if (shown === undefined) return;
    await whileBusy(this.#place.page.compare, () => this.#compare(shown));
  }

  /** Finds the concepts of the layer in the picture. */
  async findConcepts(): Promise<void> {
    const { shown } = this.#explorer;
    if (shown === undefined) return;
    const { studio, chosen, progress } = this.#place;
    const [featureLayer = ''] = chosen.settings().featureLayers;
    progress(undefined);
    try {
      const { concepts, caption, words } = await studio.findConcepts(4, featureLayer);
      this.#gallery.keep({
        name: 'deep-feature-factorization',
        title: caption,
        caption,
        words,
        picture: shown.picture,
        layer: { kind: 'concepts', concepts },
        legend: legend(concepts, { fontSize: 12 }),
      });
    } finally {
      progress(false);
    }
  }

  async #compare({ picture, explanation }: Shown): Promise<void> {
    const { studio, page, chosen, progress } = this.#place;
    const say = (text: string) => {
      page.comparison.textContent = text;
    };
    let isComparing = true;
    try {
      const leftOut = await studio.compare(
        explanation.classIndex,
        chosen.settings(),
        proxy((map: Explanation) => {
          this.#gallery.keep(keptMap(picture, map, map.methodTitle));
        }),
        proxy(({ done, total, title }: ComparisonProgress) => {
          // What the worker says on the way may come after the end.
          if (!isComparing) return;
          progress(done / total);
          say(`${done} of ${total}: ${title} …`);
        }),
      );
      say(['Compared.', ...leftOut].join(' Left out: '));
    } catch (error) {
      say('Given up.');
      throw error;
    } finally {
      isComparing = false;
      progress(false);
      await this.#gallery.group();
    }
  }

  async #enlarge(kept: Kept): Promise<void> {
    const { page, stage } = this.#place;
    page.largeCaption.textContent = kept.caption;
    page.largeWords.textContent = kept.words;
    page.large.showModal();
    await this.#paint(page.largeCanvas, kept, stage.room());
  }

  async #paint(canvas: HTMLCanvasElement, kept: Kept, room: typeof small): Promise<void> {
    const { painter, chosen } = this.#place;
    const { picture, layer } = kept;
    showBitmap(canvas, await painter.paint({ picture, room, layer, paint: chosen.paint() }));
  }
}
