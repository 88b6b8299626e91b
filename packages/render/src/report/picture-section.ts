import { checkKind, checkNumber, escapeText, isList, isObject } from '@gradcam/errors';
import { element } from '../svg/parts/element.js';
import { percentText } from '../words/percent-text.js';
import { dataBlock } from './data-block.js';
import { mapData, type MapData } from './map-data.js';
import type { ReportPicture } from './report.js';

/**
 * Writes the part of a report that is about one picture.
 *
 * @param picture The picture and its maps.
 * @param index Its place among the pictures, from 0.
 * @returns Markup.
 * @throws `BAD_OPTION`
 */
export function pictureSection(picture: ReportPicture, index: number): string {
  checkPicture(picture);
  const { name, href, width, height, classes = [] } = picture;
  const maps = Array.from(picture.maps, mapData);
  const stage = element(
    'div',
    { class: 'stage' },
    element('img', { src: href, width, height, alt: `${name}: the picture under the heat` }),
    element('canvas', { 'aria-hidden': 'true' }, ''),
  );
  return element(
    'section',
    { class: 'picture', 'aria-labelledby': `picture-${index}` },
    element('h2', { id: `picture-${index}` }, escapeText(name)),
    element('div', { class: 'side' }, stage, element('div', {}, ...words(maps, classes))),
    dataBlock('maps', maps),
  );
}

function words(
  maps: readonly MapData[],
  classes: NonNullable<ReportPicture['classes']>,
): readonly string[] {
  const [first] = maps;
  return [
    element(
      'form',
      {},
      ...selects(maps),
      range('opacity', 'Opacity', 80),
      range('threshold', 'Leave out what is below', 0),
    ),
    element('p', { class: 'words', 'aria-live': 'polite' }, escapeText(first?.text ?? '')),
    ...(maps.length < 2 ? [] : [allMaps(maps)]),
    ...(classes.length === 0 ? [] : [classTable(classes)]),
  ];
}

const parts = [
  ['className', 'Class'],
  ['layer', 'Layer'],
  ['method', 'Method'],
] as const;

function selects(maps: readonly MapData[]): readonly string[] {
  return parts.map(([part, title]) => {
    const names = [...new Set(maps.map((map) => map[part]))];
    const options = names.map((name) => element('option', {}, escapeText(name)));
    const disabled = names.length < 2 ? 'disabled' : undefined;
    return element('label', {}, title, element('select', { name: part, disabled }, ...options));
  });
}

function range(name: string, title: string, value: number): string {
  const input = element('input', { type: 'range', name, min: 0, max: 100, value });
  const output = element('output', {}, `${value} %`);
  return element('label', {}, title, input, output);
}

/** The words of every map, for readers without scripts, and for searching. */
function allMaps(maps: readonly MapData[]): string {
  const items = maps.map(({ text }) => element('li', {}, escapeText(text)));
  return `<details><summary>All ${maps.length} maps in words</summary>${element('ul', {}, ...items)}</details>`;
}

function classTable(classes: NonNullable<ReportPicture['classes']>): string {
  const rows = classes.map(({ name, probability }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, escapeText(name)),
      element('td', {}, percentText(probability, 1)),
    ),
  );
  return element('table', {}, '<caption>What the network says</caption>', ...rows);
}

function checkPicture(picture: ReportPicture): void {
  const { name, href, width, height, maps, classes = [] } = picture;
  checkKind(typeof name === 'string', name, 'the name of a picture is not a text', 'a string');
  checkKind(
    typeof href === 'string' && /^data:image\/[a-z]+;base64,[A-Za-z0-9+/=]+$/.test(href),
    href,
    'the picture is not in its address',
    'one such as data:image/png;base64,… for a report needs no other file',
  );
  checkNumber(width, { where: 'the width of a picture', kind: 'integer', least: 1 });
  checkNumber(height, { where: 'the height of a picture', kind: 'integer', least: 1 });
  checkKind(
    isList(maps) && maps.length > 0 && Array.from(maps).every(isObject),
    maps,
    'these are not maps',
    'at least one { scores, className, layer, method }',
  );
  const isClass = (one: unknown) =>
    isObject(one) && typeof one['name'] === 'string' && Number.isFinite(one['probability']);
  checkKind(
    isList(classes) && Array.from(classes).every(isClass),
    classes,
    'these are not classes',
    '{ name, probability }',
  );
}
