import { element } from '../element.js';
import type { Page } from '../page.js';
import { percent } from '../percent.js';
import { rankedClasses, type RankedClass } from '../ranked-classes.js';

/** The classes of a network as buttons. */
export interface ClassChips {
  /** Shows the most probable classes, and lets all be searched. */
  readonly show: (probabilities: Float32Array, names: readonly string[]) => void;
  /** Shows those of the next frame of a video, unless somebody is about to press one. */
  readonly refresh: (index: number, probabilities: Float32Array, names: readonly string[]) => void;
  /** Marks the class that is explained. */
  readonly mark: (index: number) => void;
}

/** The numbers of classes that are shown, best first, and of those that a search gives. */
const [shown, most] = [5, 12];

/**
 * Makes the classes' place.
 *
 * @param page The parts of the page.
 * @param choose Called with the class of a button that is pressed.
 * @returns Its functions.
 */
export function classChips(
  { classes, search, found }: Pick<Page, 'classes' | 'search' | 'found'>,
  choose: (index: number) => void,
): ClassChips {
  let ranked: readonly RankedClass[] = [];
  let marked = -1;
  const chip = ({ index, name, probability }: RankedClass) => {
    const share = percent(probability);
    const label = [element('span', {}, name), element('span', {}, share)];
    const button = element('button', { type: 'button', title: name }, ...label);
    button.dataset['class'] = String(index);
    button.style.setProperty('--probability', `${100 * probability}%`);
    button.setAttribute('aria-pressed', String(index === marked));
    button.addEventListener('click', () => {
      choose(index);
    });
    return button;
  };
  const showFound = () => {
    const wanted = search.value.trim().toLowerCase();
    const matches = ranked.filter(({ name }) => name.toLowerCase().includes(wanted));
    const fitting = wanted === '' ? [] : matches.slice(0, most);
    found.replaceChildren(...fitting.map(chip));
    if (wanted !== '' && fitting.length === 0) found.textContent = 'No class is called that.';
  };
  search.addEventListener('input', showFound);
  const show: ClassChips['show'] = (probabilities, names) => {
    const firstWords = names.map((name) => name.split(',')[0] ?? name);
    ranked = rankedClasses(probabilities, firstWords);
    classes.replaceChildren(...ranked.slice(0, shown).map(chip));
    search.disabled = false;
    showFound();
  };
  const mark: ClassChips['mark'] = (index) => {
    marked = index;
    for (const button of [...classes.children, ...found.children]) {
      if (button instanceof HTMLElement)
        button.setAttribute('aria-pressed', String(button.dataset['class'] === String(index)));
    }
  };
  return {
    show,
    mark,
    refresh: (index, probabilities, names) => {
      if (!isBeingChosen(classes) && !isBeingChosen(found)) show(probabilities, names);
      mark(index);
    },
  };
}

/** A button that is replaced while it is pressed is not pressed. On a screen that is touched, the last place hovers for ever. */
function isBeingChosen(place: HTMLElement): boolean {
  const canHover = matchMedia('(hover: hover)').matches;
  return place.querySelector(`:active, :focus-visible${canHover ? ', :hover' : ''}`) !== null;
}
