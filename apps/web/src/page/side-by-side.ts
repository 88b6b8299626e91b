import type { Picture } from '@gradcam/pictures';
import { drawPicture } from '@gradcam/pictures/browser';
import { captionOf, heatOf } from '../map/caption.js';
import type { Explanation } from '../map/classifier.js';
import { painted, type Paint } from '../map/paint.js';

/** Maps that are kept to be compared. */
export interface SideBySide {
  /** Adds a map, with the picture that it is of. */
  keep(picture: Picture, explanation: Explanation): void;
  /** Paints all of them again, with other colours. */
  repaint(paint: Paint): void;
  clear(): void;
}

/**
 * A place for maps side by side, each with its caption and a button that removes it.
 *
 * @param place Where they go.
 * @param paintNow The colours for a map that comes.
 * @param onChange Called with how many there are.
 * @returns What can be done with it.
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
    keep: (picture, explanation) => {
      const { settings, className, featureLayers, scores } = explanation;
      const canvas = document.createElement('canvas');
      const caption = document.createElement('figcaption');
      const button = document.createElement('button');
      const figure = document.createElement('figure');
      const text = captionOf(settings, className, featureLayers);
      caption.textContent = text;
      canvas.setAttribute('role', 'img');
      canvas.setAttribute('aria-label', `${text}. ${heatOf(scores)}`);
      figure.dataset['approach'] = settings.approach;
      button.type = 'button';
      button.textContent = 'Remove';
      button.setAttribute('aria-label', `Remove ${text}`);
      button.addEventListener('click', () => {
        remove(figure);
      });
      figure.append(canvas, caption, button);
      place.append(figure);
      const draw = (paint: Paint) => {
        drawPicture(canvas, painted(picture, explanation, paint));
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
