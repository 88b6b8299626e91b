import { GradCamError } from '@gradcam/errors';
import type { Shown } from '../explore/shown.js';
import { indexOfLargest } from '../explore/index-of-largest.js';
import type { Page } from '../page/page.js';
import { samples, type Sample } from '../page/controls/samples.js';
import { refusal } from './choose-value.js';
import { noSample, parametersOf } from './parameters-of.js';
import { restoreLayers } from './restore-layers.js';
import { restoreLists } from './restore-lists.js';

/** The address of the page, which says what is shown, so that it is a link to it. It never carries a picture. */
export class AddressBar {
  readonly #controls: Page['controls'];
  readonly #parameters = new URLSearchParams(location.hash.slice(1));
  readonly #problems: string[] = [];
  #classIndex: number | undefined;
  #taken: number | undefined;

  constructor({ controls }: Page) {
    this.#controls = controls;
    this.#classIndex = this.#readClass();
    // Another link in the same window is another visit.
    addEventListener('hashchange', () => {
      location.reload();
    });
  }

  /** The network that the address asks for. */
  get network(): string | undefined {
    return this.#parameters.get('network') ?? undefined;
  }

  /** The address of the network of the link's maker, if it lies at one. */
  get model(): string | undefined {
    return this.#parameters.get('model') ?? undefined;
  }

  /** The sample to begin with; undefined where the link's maker had a picture of their own. */
  get sample(): Sample | undefined {
    const name = this.#parameters.get('sample');
    if (name === noSample) return undefined;
    const found = samples.find((sample) => sample.name === name);
    if (name !== null && found === undefined) this.#problems.push(refusal('sample', name));
    return found ?? samples[0];
  }

  /** Gives the class that the address asks for, once: the next picture has its own. */
  takeClass(): number | undefined {
    this.#taken = this.#classIndex;
    this.#classIndex = undefined;
    return this.#taken;
  }

  /** Chooses what the address says, when the lists are filled. */
  restoreLists(): void {
    this.#problems.push(...restoreLists(this.#controls, this.#parameters));
  }

  /** Chooses the layers that the address says, when the network is open. */
  restoreLayers(): void {
    this.#problems.push(...restoreLayers(this.#controls, this.#parameters));
  }

  /** Keeps in mind what else is wrong with what the address asks for. */
  refuse(problem: string): void {
    this.#problems.push(problem);
  }

  /** Throws what was wrong with the address, when everything else is done with the picture, of so many classes. */
  complain(classCount: number): void {
    if (this.#taken !== undefined && this.#taken >= classCount)
      this.#problems.push(refusal('class', String(this.#taken)));
    this.#taken = undefined;
    const [first, ...others] = this.#problems.splice(0);
    if (first !== undefined) throw new GradCamError('BAD_OPTION', [first, ...others].join(' '));
  }

  /** Writes what is shown into the address. */
  write({ picture, explanation, network, probabilities }: Shown): void {
    const { classIndex } = explanation;
    const isBest = classIndex === indexOfLargest(probabilities);
    const pictured = {
      sample: picture.sample,
      model: network.address,
      classIndex: isBest ? undefined : classIndex,
    };
    const parameters = parametersOf(this.#controls, pictured, samples[0].name).toString();
    const { pathname, search } = location;
    history.replaceState(null, '', parameters === '' ? pathname + search : `#${parameters}`);
  }

  #readClass(): number | undefined {
    const value = this.#parameters.get('class');
    if (value === null) return undefined;
    if (/^\d{1,6}$/.test(value)) return Number(value);
    this.#problems.push(refusal('class', value));
    return undefined;
  }
}
