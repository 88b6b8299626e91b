import type { OwnNetwork } from '../../network/open/open-network.js';
import type { WantedBackend } from '../../network/studio.js';
import type { Explorer } from '../explorer.js';
import type { Workplace } from '../workplace.js';

/** The value of the list for a network of the visitor's, which no address carries. */
export const ownNetwork = 'own';

/** The choice of a network: one that is served with the page, or the visitor's own. */
export class NetworkChoice {
  readonly #place: Workplace;
  readonly #explorer: Explorer;
  #own: OwnNetwork | undefined;

  constructor(place: Workplace, explorer: Explorer) {
    this.#place = place;
    this.#explorer = explorer;
    const { network, backend, preprocessing } = place.page.controls;
    for (const list of [network, backend]) {
      list.addEventListener('change', () => {
        place.run(this.#openAndLook());
      });
    }
    preprocessing.addEventListener('change', () => {
      if (this.#own !== undefined) place.run(this.useOwn(this.#own));
    });
  }

  /**
   * Opens a network.
   *
   * @param name Its name; that of the list when left out.
   */
  async open(name?: string): Promise<void> {
    const { network, backend, preprocessing } = this.#place.page.controls;
    const known = name ?? (network.value === '' ? undefined : network.value);
    const base = new URL('models/', document.baseURI).href;
    const source =
      known === ownNetwork && this.#own !== undefined
        ? { ...this.#own, preprocessing: preprocessing.value }
        : { known, base };
    // Border to the DOM: a list's value is a string.
    await this.#explorer.network.open(source, backend.value as WantedBackend);
  }

  /** Opens the visitor's network, and shows it the picture. */
  async useOwn(network: OwnNetwork): Promise<void> {
    const { network: list } = this.#place.page.controls;
    const before = { value: list.value, own: this.#own };
    this.#own = network;
    if (![...list.options].some(({ value }) => value === ownNetwork))
      list.add(new Option('yours', ownNetwork));
    list.value = ownNetwork;
    try {
      await this.open();
    } catch (error) {
      // The network before is still there.
      this.#own = before.own;
      list.value = before.value;
      throw error;
    }
    await this.#explorer.lookAgain();
  }

  /** Gives the visitor's network its class names. */
  async useLabels(labels: File): Promise<void> {
    if (this.#own !== undefined) {
      await this.useOwn({ ...this.#own, labels });
      return;
    }
    this.#place.say('These are class names; open the network that they are of first.');
  }

  async #openAndLook(): Promise<void> {
    await this.open();
    await this.#explorer.lookAgain();
  }
}
