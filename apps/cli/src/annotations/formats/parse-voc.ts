import { parseXml, XmlElement, XmlText } from '@rgrove/parse-xml';
import type { AnnotatedObject, Annotation, ParsedAnnotations, PixelSize } from '../annotation.js';
import { annotationProblem } from '../annotation-problem.js';
import { eachOrProblem } from '../each-or-problem.js';
import { readLabel } from '../read-label.js';

/**
 * Reads a file of Pascal VOC. Entities of its own are refused, so that nothing outside of it is ever read.
 *
 * @param text The file.
 * @param name Its name, for sentences, and for the picture where the file does not say which it is.
 * @returns The objects of one picture.
 */
export function parseVoc(text: string, name: string): ParsedAnnotations {
  const problems: string[] = [];
  const annotations = eachOrProblem(
    [text],
    (given) => annotationOf(rootOf(given, name), name, problems),
    problems,
  );
  return { annotations, problems };
}

function rootOf(text: string, name: string): XmlElement {
  let reason = 'nothing in it';
  try {
    const { root } = parseXml(text);
    if (root?.name === 'annotation') return root;
    if (root !== null) reason = `<${root.name}>`;
  } catch (cause) {
    // Also an overflow of the stack, where elements lie too deep in each other. Behind the first line stands a part of the file.
    [reason = name] = (cause instanceof Error ? cause.message : String(cause)).split('\n');
  }
  throw annotationProblem(
    `${name} is not an annotation of Pascal VOC, got "${reason}", expected XML with <annotation>; correct the file.`,
  );
}

function annotationOf(root: XmlElement, name: string, problems: string[]): Annotation {
  const file = textIn(root, 'filename');
  const objects = eachOrProblem(
    childrenOf(root, 'object'),
    (element, index) => objectOf(element, `object ${index + 1} of ${name}`),
    problems,
  );
  const names = file === '' ? [name] : [name, file];
  return { names, size: sizeOf(root), labels: [], objects };
}

function objectOf(element: XmlElement, where: string): AnnotatedObject {
  const label = readLabel(textIn(element, 'name'), where);
  const [box] = childrenOf(element, 'bndbox');
  const side = (name: string) => (box === undefined ? NaN : numberIn(box, name));
  const [left, top] = [side('xmin'), side('ymin')];
  // The corners are pixels, counted from 1, and belong to the box.
  const [width, height] = [side('xmax') - left + 1, side('ymax') - top + 1];
  if (Number.isFinite(width) && Number.isFinite(height))
    return { label, box: { x: left - 1, y: top - 1, width, height, unit: 'pixel' } };
  throw annotationProblem(
    `${where} has no box, got a <bndbox> without four numbers, expected xmin, ymin, xmax and ymax; correct the file.`,
  );
}

/** The size that the picture had; some programs leave zeros. */
function sizeOf(root: XmlElement): PixelSize | undefined {
  const [size] = childrenOf(root, 'size');
  if (size === undefined) return undefined;
  const [width, height] = [numberIn(size, 'width'), numberIn(size, 'height')];
  return width > 0 && height > 0 ? { width, height } : undefined;
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

function textIn(element: XmlElement, name: string): string {
  const [child] = childrenOf(element, name);
  // Of what it holds itself: `text` of the whole would go down as deep as the file does.
  return (child?.children ?? [])
    .map((node) => (node instanceof XmlText ? node.text : ''))
    .join('')
    .trim();
}

function numberIn(element: XmlElement, name: string): number {
  const text = textIn(element, name);
  return text === '' ? NaN : Number(text);
}
