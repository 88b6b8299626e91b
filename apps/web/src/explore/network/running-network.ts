import { proxy } from 'comlink';
import { tryBackends } from '../../connect.js';
import type { NetworkCard } from '../../network/open/network-card.js';
import type { NetworkSource } from '../../network/open/open-network.js';
import type { WantedBackend } from '../../network/studio.js';
import { element } from '../../page/element.js';
import type { Workplace } from '../workplace.js';
import { LayerView } from './layer-view.js';
import { runningText } from './running-text.js';

/** The things that a network needs of the page. */
interface NetworkUse {
  /** Called when another layer is pressed. */
  readonly explainAgain: () => void;
  /** The time that the map on the stage took; undefined where there is none. */
  readonly milliseconds: () => number | undefined;
}

/** The network that computes, and what it runs on. */
export class RunningNetwork {
  readonly #place: Workplace;
  readonly #use: NetworkUse;
  readonly #layers: LayerView;
  #card: NetworkCard | undefined;
  #count = 0;

  constructor(place: Workplace, use: NetworkUse) {
    this.#place = place;
    this.#use = use;
    this.#layers = new LayerView(place, (name) => {
      place.chosen.chooseLayer(name);
      use.explainAgain();
    });
  }

  /** The network, when it is open. */
  get card(): NetworkCard | undefined {
    return this.#card;
  }

  /** In the order of the output; none where nobody says. */
  get classNames(): readonly string[] {
    return this.#card?.classNames ?? [];
  }

  /** The number of networks that were asked for. */
  get count(): number {
    return this.#count;
  }

  /** Opens a network. */
  async open(source: NetworkSource, wanted: WantedBackend): Promise<void> {
    const { studio, say, progress } = this.#place;
    this.#count += 1;
    say('Loading the network …');
    progress(undefined);
    let isOpening = true;
    const onProgress = proxy((share: number) => {
      // What the worker says on the way may come after the network.
      if (isOpening) progress(share);
    });
    try {
      this.#card = await studio.open(source, wanted, onProgress);
    } finally {
      isOpening = false;
      progress(false);
      this.say();
    }
    this.#show(this.#card);
  }

  /** Moves to the backend that is faster here, and says why. */
  async settleBackend(): Promise<void> {
    const backend = await tryBackends();
    if (backend.name !== this.#card?.backend.name)
      await this.#place.studio.useBackend(backend.name);
    if (this.#card !== undefined) this.#card = { ...this.#card, backend };
    this.say();
  }

  /** Says which network runs on what, and how long the map took. */
  say(): void {
    if (this.#card !== undefined)
      this.#place.say(runningText(this.#card, this.#use.milliseconds()));
  }

  #show(card: NetworkCard): void {
    const { page, chosen } = this.#place;
    chosen.offerLayers(card.layers);
    this.#layers.show(card);
    page.findings.replaceChildren(...card.findings.map((text) => element('li', {}, text)));
  }
}
