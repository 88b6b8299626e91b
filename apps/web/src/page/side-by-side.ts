import type { Picture } from '@gradcam/pictures';
import { drawPicture } from '@gradcam/pictures/browser';
import type { Paint } from '../map/paint.js';

/** A picture that is kept to be compared. */
export interface Kept {
  /** The way it was made, for programs that read the page. */
  readonly name: string;
  readonly caption: string;
  /** The location of the heat, for people who cannot see it. */
  readonly words: string;
  readonly painted: (paint: Paint) => Picture;
  /** The key to its colours, an SVG; nothing by default. */
  readonly legend?: string | undefined;
}

/** Pictures that are kept to be compared. */
export interface SideBySide {
  readonly keep: (kept: Kept) => void;
  /** Paints all of them again, with other colours. */
  readonly repaint: (paint: Paint) => void;
  readonly clear: () => void;
}

/**
 * Makes a row of pictures, each with its caption and a button that removes it.
 *
 * @param place The element for the pictures.
 * @param paintNow The colours for one that comes.
 * @param onChange Called with how many there are.
 * @returns The functions of the row.
 */
export function sideBySide(
  place: HTMLElement,
  paintNow: () => Paint,
  onChange: (count: number) => void,
): SideBySide {
  const shown = new Map<HTMLElement, (paint: Paint) => void>();
  const remove = (figure: HTMLElement) => {
    figure.remove();
    shown.delete(figure);
    onChange(shown.size);
  };
  return {
    keep: (kept) => {
      const canvas = document.createElement('canvas');
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `${kept.caption}. ${kept.words}`);
      const figure = document.createElement('figure');
      figure.dataset['approach'] = kept.name;
      const button = removeButton(kept.caption, () => {
        remove(figure);
      });
      figure.append(canvas, captionBelow(kept), button);
      place.append(figure);
      const draw = (paint: Paint) => {
        drawPicture(canvas, kept.painted(paint));
      };
      draw(paintNow());
      shown.set(figure, draw);
      onChange(shown.size);
    },
    repaint: (paint) => {
      for (const draw of shown.values()) draw(paint);
    },
    clear: () => {
      for (const figure of [...shown.keys()]) remove(figure);
    },
  };
}

function captionBelow({ caption, legend }: Kept): HTMLElement {
  const element = document.createElement('figcaption');
  element.textContent = caption;
  if (legend === undefined) return element;
  const key = document.createElement('div');
  // Our own drawing, whose texts are escaped.
  key.innerHTML = legend;
  element.append(key);
  return element;
}

function removeButton(caption: string, remove: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Remove';
  button.setAttribute('aria-label', `Remove ${caption}`);
  button.addEventListener('click', remove);
  return button;
}
