import type { TopClass } from '@gradcam/models';

/**
 * Shows the classes as buttons.
 *
 * @param place The element for the buttons; its content is replaced.
 * @param classes Best first.
 * @param choose Called with the class of a button that is pressed.
 */
export function showClasses(
  place: HTMLElement,
  classes: readonly TopClass[],
  choose: (index: number) => void,
): void {
  place.replaceChildren(
    ...classes.map(({ index, name, probability }) => {
      const percent = `${(probability * 100).toFixed(1)} %`;
      const button = document.createElement('button');
      button.type = 'button';
      button.dataset['class'] = String(index);
      button.style.setProperty('--probability', percent.replace(' ', ''));
      button.append(text(name.split(',')[0] ?? name), text(percent));
      button.title = name;
      button.addEventListener('click', () => {
        choose(index);
      });
      return button;
    }),
  );
}

/**
 * Marks the class that is explained.
 *
 * @param place The element with the buttons.
 * @param index The class.
 */
export function markClass(place: HTMLElement, index: number): void {
  for (const button of place.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset['class'] === String(index)));
  }
}

function text(content: string): HTMLElement {
  const span = document.createElement('span');
  span.textContent = content;
  return span;
}
