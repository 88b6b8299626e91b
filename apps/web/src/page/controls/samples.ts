import camera from '../../../../../assets/samples/camera.png';
import chelsea from '../../../../../assets/samples/chelsea.png';
import coffee from '../../../../../assets/samples/coffee.png';
import dogAndCat from '../../../../../assets/samples/dog-and-cat.jpg';
import dog from '../../../../../assets/samples/dog.jpg';
import { element } from '../element.js';

/** A picture that comes with the page. */
export interface Sample {
  /** Short, for addresses and files. */
  readonly name: string;
  readonly title: string;
  readonly address: string;
  /** Two classes of which both maps are shown. */
  readonly pair?: readonly [string, string];
}

/** The pictures, the first one shown when the page opens. */
export const samples: readonly [Sample, ...Sample[]] = [
  { name: 'dog', title: 'A dog', address: dog },
  {
    name: 'dog-and-cat',
    title: 'A dog and a cat',
    address: dogAndCat,
    pair: ['cocker spaniel', 'Egyptian cat'],
  },
  { name: 'cat', title: 'A cat', address: chelsea },
  { name: 'coffee', title: 'A cup of coffee', address: coffee },
  { name: 'photographer', title: 'A photographer', address: camera },
];

/**
 * Shows the samples as buttons. Their pictures are loaded only now: at first the network is more important.
 *
 * @param place The element for the buttons; its content is replaced.
 * @param choose Called with the sample that is pressed.
 */
export function showSamples(place: HTMLElement, choose: (sample: Sample) => void): void {
  place.replaceChildren(
    ...samples.map((sample) => {
      const picture = element('img', {
        src: sample.address,
        alt: sample.title,
        width: 72,
        height: 72,
      });
      const button = element('button', { type: 'button', title: sample.title }, picture);
      button.addEventListener('click', () => {
        choose(sample);
      });
      return button;
    }),
  );
}
