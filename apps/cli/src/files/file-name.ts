import { basename, extname } from 'node:path';
import { pathOf } from '../pictures/path-of.js';

/** The facts that a file's name says. */
export interface NamedBy {
  /** The picture, as the user named it. */
  readonly picture: string;
  readonly className: string;
  readonly method: string;
  readonly layers: readonly string[];
  readonly model: string;
}

/** In bytes: what file systems take, less room for a number and for the names of concepts and scores. */
const longest = 255 - '-smooth-grad-cam-plus-plus-1000.npy'.length;
/** In bytes, of each part but the picture's name. */
const mostOfPart = 28;

/**
 * Makes the name of a picture's files: `chelsea-egyptian-cat-grad-cam-conv-pw-13-relu-mobilenet-v1`.
 *
 * @param named What it says.
 * @returns A name without an ending, that every file system takes.
 */
export function fileName({ picture, className, method, layers, model }: NamedBy): string {
  const [shortClass = ''] = className.split(',');
  const parts = [
    inWords(shortClass, 'first'),
    inWords(method, 'first'),
    inWords(layers.join('-'), 'last'),
    inWords(model, 'first'),
  ].filter(Boolean);
  const end = parts.map((part) => `-${part}`).join('');
  return cut(pictureName(picture), longest - Buffer.byteLength(end)) + end;
}

function pictureName(name: string): string {
  if (name === '-') return 'input';
  const path = pathOf(name);
  const plain = basename(path, extname(path));
  return path === name ? plain : inWords(plain, 'first') || 'picture';
}

/** The words of letters and digits, of any script, that fit: of a layer's name, which says its way through the network, the last ones. */
function inWords(text: string, kept: 'first' | 'last'): string {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  while (words.length > 1 && Buffer.byteLength(words.join('-')) > mostOfPart)
    if (kept === 'first') words.pop();
    else words.shift();
  return cut(words.join('-'), mostOfPart);
}

/** As many letters as fit. */
function cut(text: string, bytes: number): string {
  const letters = Array.from(text);
  while (Buffer.byteLength(letters.join('')) > bytes) letters.pop();
  return letters.join('');
}
