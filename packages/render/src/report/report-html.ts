import {
  calledAs,
  checkKind,
  checkOptionNames,
  escapeText,
  isList,
  isObject,
} from '@gradcam/errors';
import { blueVermilion } from '../colormap/formulas/blue-vermilion.js';
import { colormapTable } from '../colormap/colormap-table.js';
import { defaultColormap } from '../colormap/default-colormap.js';
import type { Colormap } from '../colormap/colormap.js';
import { element } from '../svg/parts/element.js';
import { dataBlock } from './data-block.js';
import { limitsOfMaps } from './limits-of-maps.js';
import { pictureSection } from './picture-section.js';
import { reportScript, reportScriptHash } from './report-script.js';
import { reportStyle, reportStyleHash } from './report-style.js';
import type { Report, ReportFact } from './report.js';

/**
 * Writes a report as one HTML file, which needs no other file and no network: the pictures with their maps, controls for class, layer, method, opacity and threshold, the facts, and what a map can and cannot say.
 *
 * Only its own script and style run in it, by their hashes; every text of the caller's is shown as text.
 *
 * @param report The pictures, whose `href` is a data URI of a picture, their maps, and the facts.
 * @returns The document. Maps are kept at 128 cells along the longer side, in thousandths of their largest number.
 * @throws `BAD_OPTION` for an address that is not a data URI, scores that do not fit their size or are not finite, and what is missing
 *
 * @example
 * ```ts
 * const map = { scores, className: 'tabby', probability: 0.61, layer: 'conv_pw_13_relu', method: 'Grad-CAM' };
 * const html = reportHtml({ title: 'Cats', pictures: [{ name: 'cat.jpg', href, width, height, maps: [map] }] });
 * ```
 */
export function reportHtml(report: Report): string {
  return calledAs('reportHtml', () => {
    checkKind(isObject(report), report, 'this is not a report', '{ title, pictures }');
    checkOptionNames(report, { title: true, pictures: true, facts: true } satisfies Record<
      keyof Report,
      true
    >);
    checkReport(report);
    const { title, pictures, facts = [] } = report;
    const head = [
      '<meta charset="utf-8">',
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      element('title', {}, escapeText(title)),
      element('style', {}, reportStyle),
    ];
    const main = [
      element('h1', {}, escapeText(title)),
      '<noscript><p>Without scripts the heat is not painted; the words and numbers are all here.</p></noscript>',
      ...pictures.map(pictureSection),
      limitsOfMaps,
      ...(facts.length === 0 ? [] : [factsSection(facts)]),
    ];
    const body = [
      element('main', {}, ...main),
      dataBlock('colors', { plain: tableOf(defaultColormap), signed: tableOf(blueVermilion) }),
      element('script', {}, reportScript),
    ];
    return `<!doctype html>\n<html lang="en">\n<head>\n${head.join('\n')}\n</head>\n<body>\n${body.join('\n')}\n</body>\n</html>\n`;
  });
}

const policy = `default-src 'none'; img-src data:; script-src '${reportScriptHash}'; style-src '${reportStyleHash}'; base-uri 'none'; form-action 'none'`;

function tableOf(colormap: Colormap): readonly number[] {
  return Array.from(colormapTable(colormap));
}

function checkReport({ title, pictures, facts = [] }: Report): void {
  checkKind(typeof title === 'string', title, 'the title is not a text', 'a string');
  checkKind(
    isList(pictures) && pictures.length > 0 && Array.from(pictures).every(isObject),
    pictures,
    'these are not pictures',
    'at least one { name, href, width, height, maps }',
  );
  const isFact = (fact: unknown) =>
    Array.isArray(fact) && fact.length === 2 && fact.every((part) => typeof part === 'string');
  checkKind(
    Array.isArray(facts) && facts.every(isFact),
    facts,
    'these are not facts',
    'pairs of a name and a value',
  );
}

function factsSection(facts: readonly ReportFact[]): string {
  const rows = facts.map(
    ([name, value]) => element('dt', {}, escapeText(name)) + element('dd', {}, escapeText(value)),
  );
  return element(
    'section',
    { 'aria-labelledby': 'facts' },
    '<h2 id="facts">How it was made</h2>',
    element('dl', {}, ...rows),
  );
}
