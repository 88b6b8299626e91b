import type { Explanation } from '../../network/map/read-explanation.js';
import type { Layer } from '../../painter/painted.js';
import type { PictureFile } from '../../painter/painter.js';
import { element } from '../element.js';

/** A painted picture that is kept to be compared. */
export interface Kept {
  /** The way it was made, for programs that read the page. */
  readonly name: string;
  /** Short, below the picture. */
  readonly title: string;
  readonly caption: string;
  /** The location of the heat, for people who cannot see it. */
  readonly words: string;
  readonly picture: PictureFile;
  readonly layer: Layer;
  /** The key to its colours, an SVG of our own; nothing where that of the page holds. */
  readonly legend?: string | undefined;
}

/** Painted pictures that are kept to be compared. */
export interface Gallery {
  readonly keep: (kept: Kept) => void;
  /** Paints all of them again, with other colours. */
  readonly repaint: () => void;
  /** Puts those that look alike together. */
  readonly group: () => Promise<void>;
  readonly clear: () => void;
}

/** The functions that a gallery needs. */
export interface GalleryWork {
  /** Paints one of them small. */
  readonly paint: (canvas: HTMLCanvasElement, kept: Kept) => void;
  readonly enlarge: (kept: Kept) => void;
  /** Groups maps that look alike, by their indices. */
  readonly alike: (layers: readonly Layer[]) => Promise<readonly (readonly number[])[]>;
  /** Called with how many there are. */
  readonly onChange: (count: number) => void;
}

/**
 * Makes a place for pictures, each with its name, a button that enlarges it and one that removes it.
 *
 * @param place The element for the pictures.
 * @param work What it needs.
 * @returns The functions of the gallery.
 */
export function createGallery(
  place: HTMLElement,
  { paint, enlarge, alike, onChange }: GalleryWork,
): Gallery {
  const shown = new Map<HTMLElement, { canvas: HTMLCanvasElement; kept: Kept }>();
  const remove = (figure: HTMLElement) => {
    figure.remove();
    shown.delete(figure);
    onChange(shown.size);
  };
  return {
    keep: (kept) => {
      const canvas = element('canvas');
      const figure = card(canvas, kept, enlarge, () => {
        remove(figure);
      });
      place.append(figure);
      shown.set(figure, { canvas, kept });
      paint(canvas, kept);
      onChange(shown.size);
    },
    repaint: () => {
      for (const { canvas, kept } of shown.values()) paint(canvas, kept);
    },
    group: async () => {
      const entries = [...shown].map(([figure, { kept }]) => ({ figure, kept }));
      const groups = await alike(entries.map(({ kept }) => kept.layer));
      // Some may be gone by now, and others have come.
      const there = entries.map((entry) => (shown.has(entry.figure) ? [entry] : []));
      const late = [...shown.keys()].filter((each) =>
        entries.every(({ figure }) => figure !== each),
      );
      const members = groups.map((group) => group.flatMap((index) => there[index] ?? []));
      place.replaceChildren(...grouped(members), ...late);
    },
    clear: () => {
      place.replaceChildren();
      for (const figure of [...shown.keys()]) remove(figure);
    },
  };
}

/** An entry of the gallery. */
interface Entry {
  readonly figure: HTMLElement;
  readonly kept: Kept;
}

/** The groups under their headings; what is like no other comes last. */
function grouped(groups: readonly (readonly Entry[])[]): HTMLElement[] {
  const figures = (members: readonly Entry[]) => members.map(({ figure }) => figure);
  const several = groups.filter(({ length }) => length > 1);
  const single = groups.filter(({ length }) => length === 1).flat();
  return [
    ...several.flatMap((members) => [
      element('h3', {}, `Like ${members[0]?.kept.title ?? ''} (${members.length})`),
      ...figures(members),
    ]),
    ...(single.length === 0 || several.length === 0
      ? []
      : [element('h3', {}, `Like no other (${single.length})`)]),
    ...figures(single),
  ];
}

function card(
  canvas: HTMLCanvasElement,
  kept: Kept,
  enlarge: (kept: Kept) => void,
  remove: () => void,
): HTMLElement {
  const large = element('button', { type: 'button', className: 'picture' }, canvas);
  large.setAttribute('aria-label', `Enlarge ${kept.caption}. ${kept.words}`);
  large.addEventListener('click', () => {
    enlarge(kept);
  });
  const away = element('button', { type: 'button', className: 'away' }, '×');
  away.setAttribute('aria-label', `Remove ${kept.caption}`);
  away.addEventListener('click', remove);
  const figure = element('figure', {}, large, element('figcaption', {}, kept.title, away));
  if (kept.legend !== undefined) {
    const key = element('div');
    // Our own drawing, whose texts are escaped.
    key.innerHTML = kept.legend;
    figure.append(key);
  }
  figure.dataset['approach'] = kept.name;
  return figure;
}

/**
 * Turns a map into a picture to keep.
 *
 * @param picture The picture that was explained.
 * @param explanation Its map.
 * @param title Short.
 * @returns The parts of the gallery's card.
 */
export function keptMap(picture: PictureFile, explanation: Explanation, title: string): Kept {
  const { method, caption, words, scores, isSigned } = explanation;
  return { name: method, title, caption, words, picture, layer: { kind: 'map', scores, isSigned } };
}
