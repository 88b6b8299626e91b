import type { Size } from '@gradcam/render';
import type { Explanation } from '../../network/map/read-explanation.js';
import type { Photo } from '../../painter/painter.js';
import type { Page } from '../page.js';
import { showBitmap } from './show-bitmap.js';
import { watchPointer } from './watch-pointer.js';

/** The picture, with its map. */
export interface Stage {
  /** The place for a picture, in device pixels. */
  readonly room: () => Size;
  /** Shows a picture that has no map yet. */
  readonly showPhoto: (photo: Photo) => void;
  /** Shows the next frame of a video; the map of the one before stays until its own is there. */
  readonly showFrame: (photo: Photo) => void;
  /** Shows a map over the picture. */
  readonly showMap: (bitmap: ImageBitmap, explanation: Explanation) => void;
  /** Says whether a map is being made; the one before is grey until it is there. */
  readonly wait: (isWaiting: boolean) => void;
}

/** The share of the window's height that a picture takes at most, as in the style sheet. */
const heightShare = 0.6;

/**
 * Makes the picture's place: a slider across it uncovers the original, and the pointer tells the map's value.
 *
 * @param parts The parts of the page.
 * @returns Its functions.
 */
export function createStage(parts: Page['stage']): Stage {
  const { figure, frame, photo, canvas, split } = parts;
  const pointer = watchPointer(frame, parts.pointer);
  split.addEventListener('input', () => {
    frame.style.setProperty('--split', split.value);
  });
  const showFrame = ({ bitmap, size }: Photo) => {
    frame.style.setProperty('--ratio', String(size.width / size.height));
    showBitmap(photo, bitmap);
  };
  return {
    room: () => ({
      width: Math.round(
        (figure.clientWidth * devicePixelRatio) / (figure.classList.contains('paired') ? 2 : 1),
      ),
      height: Math.round(heightShare * innerHeight * devicePixelRatio),
    }),
    showFrame,
    showPhoto: (next) => {
      showFrame(next);
      // On a phone it may have been chosen far below.
      frame.scrollIntoView({ block: 'nearest' });
      pointer.forget();
      canvas.hidden = true;
      split.hidden = true;
      delete canvas.dataset['explained'];
    },
    showMap: (bitmap, explanation) => {
      showBitmap(canvas, bitmap);
      pointer.tell(explanation);
      canvas.hidden = false;
      split.hidden = false;
      canvas.setAttribute('aria-label', `${explanation.caption}. ${explanation.words}`);
      // For programs that wait for the map.
      canvas.dataset['explained'] = String(explanation.classIndex);
    },
    wait: (isWaiting) => {
      frame.classList.toggle('waiting', isWaiting);
      frame.setAttribute('aria-busy', String(isWaiting));
    },
  };
}
