import type { Shown } from '../explore/shown.js';
import type { Workplace } from '../explore/workplace.js';
import { saveFile } from '../page/files/save-file.js';
import { fileName } from './file-name.js';
import { pngOf } from './png-of.js';
import { recordOf } from './record-of.js';
import { saveReport } from './save-report.js';

/** The kinds of files: with title, class and key, as pixels or as a drawing; the numbers; the pixels alone; a page with controls. */
export type FileKind = 'png' | 'svg' | 'json' | 'alone' | 'report';

/**
 * Gives the visitor a file of the map on the stage, under a name that says what it shows.
 *
 * @param place The page.
 * @param shown The map.
 * @param kind The kind of file.
 */
export async function saveShown(place: Workplace, shown: Shown, kind: FileKind): Promise<void> {
  const name = fileName(shown);
  if (kind === 'json')
    saveFile(
      new Blob([JSON.stringify(recordOf(shown))], { type: 'application/json' }),
      `${name}.json`,
    );
  else if (kind === 'report') await saveReport(place, shown, name);
  else if (kind === 'alone')
    saveFile(await place.painter.file(request(place, shown)), `${name}-alone.png`);
  else {
    const svg = await place.painter.figure({ ...request(place, shown), caption: captionOf(shown) });
    if (kind === 'svg') saveFile(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`);
    else saveFile(await pngOf(svg), `${name}.png`);
  }
}

function request({ chosen }: Workplace, { picture, explanation }: Shown) {
  const { scores, isSigned } = explanation;
  return { picture, paint: chosen.paint(), layer: { kind: 'map', scores, isSigned } } as const;
}

function captionOf({ picture, explanation, probabilities }: Shown) {
  const { className, classIndex, methodTitle, featureLayers, words } = explanation;
  return {
    title: picture.name,
    className,
    probability: probabilities[classIndex],
    method: methodTitle,
    layer: featureLayers.map(endOf).join(' and '),
    description: words,
  };
}

/** Of a layer's name, which says its way through the network, the part that tells it from others. */
function endOf(layer: string): string {
  return layer.split('/').slice(-2).join('/');
}
