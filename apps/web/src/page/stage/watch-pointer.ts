import type { Explanation } from '../../network/map/read-explanation.js';
import { percent } from '../percent.js';

/** The pointer over a map. */
export interface PointerWatch {
  /** Tells the values of a map from now on. */
  readonly tell: (explanation: Explanation) => void;
  /** Tells nothing. */
  readonly forget: () => void;
}

/** A map, and its largest value on either side. */
interface Told extends Pick<Explanation, 'scores' | 'isSigned'> {
  readonly strongest: number;
}

/**
 * Tells the value of the map under the pointer.
 *
 * @param frame The element that the map fills.
 * @param output The element for the value.
 * @returns Its functions.
 */
export function watchPointer(frame: HTMLElement, output: HTMLElement): PointerWatch {
  let told: Told | undefined;
  const hide = () => {
    output.hidden = true;
  };
  frame.addEventListener('pointerleave', hide);
  frame.addEventListener('pointermove', (event) => {
    if (told === undefined) return;
    const { left, top, width, height } = frame.getBoundingClientRect();
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height];
    if (x < 0 || y < 0 || x >= 1 || y >= 1) {
      hide();
      return;
    }
    output.hidden = false;
    output.textContent = valueAt(told, x, y);
    output.style.left = `${100 * x}%`;
    output.style.top = `${100 * y}%`;
    output.classList.toggle('left', x > 0.7);
  });
  return {
    tell: (explanation) => {
      const { data } = explanation.scores;
      let strongest = 0;
      for (const value of data) strongest = Math.max(strongest, Math.abs(value));
      told = { ...explanation, strongest };
    },
    forget: () => {
      told = undefined;
      hide();
    },
  };
}

/** The value as a share of the strongest one, for people, and the number. */
function valueAt({ scores, isSigned, strongest }: Told, x: number, y: number): string {
  const { data, width, height } = scores;
  const value = data[Math.floor(y * height) * width + Math.floor(x * width)] ?? 0;
  const share = strongest === 0 ? 0 : Math.abs(value) / strongest;
  const side = !isSigned || value === 0 ? '' : value > 0 ? 'for, ' : 'against, ';
  return `${side}${percent(share)} of the hottest (${value.toPrecision(3)})`;
}
