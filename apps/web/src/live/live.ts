import type { Explorer } from '../explore/explorer.js';
import type { Workplace } from '../explore/workplace.js';
import { framesOf, type Footage } from './footage.js';
import { frameRate } from './frame-rate.js';
import { Frames } from './frames.js';
import { openCamera } from './open-camera.js';

/**
 * Maps of what a camera sees, or of a video, as many a second as the network makes.
 */
export class Live {
  readonly #place: Workplace;
  readonly #explorer: Explorer;
  readonly #frames: Frames;
  #ending: AbortController | undefined;

  constructor(place: Workplace, explorer: Explorer) {
    this.#place = place;
    this.#explorer = explorer;
    this.#frames = new Frames(place, explorer);
    // Also where the browser keeps the page for a way back.
    addEventListener('pagehide', () => {
      this.end();
    });
  }

  /** Shows maps of what the camera sees, until it ends. */
  async camera(): Promise<void> {
    await this.#untilItEnds(async (signal) => {
      const source = await openCamera();
      const stop = () => {
        if (!signal.aborted) this.#place.run(this.stop());
      };
      for (const track of source.getTracks()) {
        // The visitor said yes late: something else is shown by now.
        if (signal.aborted) track.stop();
        track.addEventListener('ended', stop);
      }
      // A hidden page gets no frames, and nobody wants a camera on that nobody sees.
      const stopHidden = () => {
        if (document.hidden) stop();
      };
      document.addEventListener('visibilitychange', stopHidden, { signal });
      if (!signal.aborted) await this.#watch({ name: 'camera', source }, signal);
    });
  }

  /** Shows maps of a video, until it ends; it begins again at its end. */
  async video(file: File): Promise<void> {
    await this.#untilItEnds((signal) => this.#watch({ name: file.name, source: file }, signal));
  }

  /** Ends it, where something else is shown from now on. */
  end(): void {
    this.#ending?.abort();
    this.#ending = undefined;
  }

  /** Ends it with the frame that is shown, as a picture like any other. */
  async stop(): Promise<void> {
    if (this.#ending === undefined) return;
    this.end();
    await this.#explorer.lookAgain(this.#explorer.shown?.explanation.classIndex);
  }

  /** Begins in place of what is shown; what fails, such as a camera that is refused, has ended, too. */
  async #untilItEnds(show: (signal: AbortSignal) => Promise<void>): Promise<void> {
    this.end();
    const ending = new AbortController();
    this.#ending = ending;
    try {
      await show(ending.signal);
    } finally {
      if (!ending.signal.aborted) this.end();
    }
  }

  async #watch(footage: Footage, signal: AbortSignal): Promise<void> {
    const { bar, text } = this.#place.page.live;
    const rateAt = frameRate();
    text.textContent = `Live: ${footage.name} …`;
    bar.hidden = false;
    signal.addEventListener('abort', () => {
      bar.hidden = true;
      this.#frames.end();
    });
    this.#frames.begin();
    for await (const frame of framesOf(footage, this.#place.painter, signal)) {
      if (!(await this.#frames.show(frame, footage.name, () => !signal.aborted))) continue;
      const rate = rateAt(performance.now());
      if (rate !== undefined)
        text.textContent = `Live: ${footage.name}, ${rate.toFixed(1)} maps a second`;
    }
  }
}
