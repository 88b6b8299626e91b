import { readPicture } from '@gradcam/pictures/browser';
import type { Classified, Classifier } from '../map/classifier.js';
import { keptConcepts, keptMap } from '../map/kept-of.js';
import type { Choices } from '../page/choices.js';
import type { Page } from '../page/page.js';
import { saveMap } from '../page/save-map.js';
import { showClasses } from '../page/show-classes.js';
import { drawMap, showMap, type Shown } from '../page/show-map.js';
import type { SideBySide } from '../page/side-by-side.js';
import { compareMethods } from './compare-methods.js';
import { takeTurns } from './turns.js';

/** The things that the exploration of pictures works with. */
export interface Workplace {
  readonly page: Page;
  readonly classifier: Classifier;
  readonly chosen: Choices;
  readonly kept: SideBySide;
  /** A sentence that names the network and the backend it runs on. */
  readonly running: string;
  /** Runs something that takes a while, and shows its errors. */
  readonly run: (work: Promise<void>) => void;
}

/** The actions on one picture at a time. All but opening need a map that is shown, and otherwise do nothing. */
export interface Explorer {
  /** Reads a picture, predicts it, and explains its best class. */
  readonly open: (source: Blob) => Promise<void>;
  /** Explains the class that is shown by what is chosen now. */
  readonly explainAgain: () => Promise<void>;
  /** Draws the map with the colours that are chosen now. */
  readonly draw: () => void;
  /** Puts the map next to others. */
  readonly keep: () => void;
  /** Puts the maps of all methods side by side. */
  readonly compare: () => Promise<void>;
  /** Puts the concepts of the picture next to the maps. */
  readonly findConcepts: () => Promise<void>;
  /** Gives the painted picture as a file. */
  readonly save: () => Promise<void>;
}

/**
 * Creates an explorer.
 *
 * @param workplace The page, the network, and what is chosen.
 * @returns An explorer without a picture.
 */
export function createExplorer(workplace: Workplace): Explorer {
  const { page, classifier, chosen, kept, running } = workplace;
  const beginPicture = takeTurns();
  const begin = takeTurns();
  let shown: Shown | undefined;

  const say = (text: string): void => {
    page.status.textContent = `${running} ${text}`;
  };
  const draw = (): void => {
    if (shown !== undefined) drawMap(page, shown, chosen.paint());
  };
  const explain = async (classified: Classified, classIndex: number): Promise<void> => {
    const isCurrent = begin();
    const began = performance.now();
    const explanation = await classified.explain(classIndex, chosen.settings());
    if (!isCurrent()) return;
    say(`Map in ${Math.round(performance.now() - began)} ms.`);
    shown = { classified, explanation };
    draw();
    showMap(page, explanation);
  };
  const withShown = (work: (now: Shown) => Promise<void>) => async (): Promise<void> => {
    if (shown !== undefined) await work(shown);
  };

  return {
    open: async (source) => {
      const isNewest = beginPicture();
      const read = await readPicture(source);
      if (!isNewest()) return;
      const classified = await classifier.classify(read);
      if (!isNewest()) return;
      showClasses(page.classes, classified.classes, (index) => {
        workplace.run(explain(classified, index));
      });
      const [best] = classified.classes;
      if (best !== undefined) await explain(classified, best.index);
    },
    draw,
    explainAgain: withShown(({ classified, explanation }) =>
      explain(classified, explanation.classIndex),
    ),
    keep: () => {
      if (shown !== undefined) kept.keep(keptMap(shown.classified.picture, shown.explanation));
    },
    compare: withShown(({ classified, explanation: { classIndex } }) => {
      const settings = chosen.settings();
      const isCurrent = begin();
      return compareMethods({ classified, classIndex, settings, isCurrent, keep: kept.keep, say });
    }),
    findConcepts: withShown(async ({ classified }) => {
      const [featureLayer = ''] = chosen.settings().featureLayers;
      kept.keep(keptConcepts(classified.picture, await classified.findConcepts(4, featureLayer)));
    }),
    save: withShown((now) => saveMap(now, chosen.paint())),
  };
}
