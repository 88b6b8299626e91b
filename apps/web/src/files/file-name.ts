import type { Shown } from '../explore/shown.js';

/** In letters, of each part: all of them fit into what file systems take, also where a letter has three bytes. */
const [mostOfPicture, mostOfPart] = [40, 28];

/**
 * Makes the name of a file by what it shows.
 *
 * @param shown The map.
 * @returns Like `chelsea-egyptian-cat-grad-cam-conv-pw-13-relu-mobilenet-v1-1-0`, without an ending.
 */
export function fileName({
  picture,
  explanation,
  network,
}: Pick<Shown, 'picture'> & {
  readonly explanation: Pick<Shown['explanation'], 'className' | 'method' | 'featureLayers'>;
  readonly network: Pick<Shown['network'], 'title'>;
}): string {
  const { className, method, featureLayers } = explanation;
  const plain = picture.name.replace(/\.[^.]*$/, '');
  const parts = [
    words(plain, mostOfPicture, 'first'),
    words(className, mostOfPart, 'first'),
    words(method, mostOfPart, 'first'),
    // The end of a layer's name tells it from others.
    words(featureLayers.join(' '), mostOfPart, 'last'),
    words(network.title, mostOfPart, 'first'),
  ];
  return parts.filter(Boolean).join('-');
}

/** The first or last words, of letters and digits of any script, that fit. */
function words(text: string, most: number, kept: 'first' | 'last'): string {
  const found = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  while (found.length > 1 && found.join('-').length > most)
    if (kept === 'first') found.pop();
    else found.shift();
  return Array.from(found.join('-')).slice(0, most).join('');
}
