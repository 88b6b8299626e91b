import type { OnnxNode } from '../../../graph/onnx-graph.js';
import { wordOf } from '../../attributes.js';

/** The terms of an equation, with a letter for each axis. */
export interface SpelledTerms {
  readonly inputs: readonly string[];
  readonly output: string;
}

/**
 * Spells the equation of an Einsum out: the axes that an ellipsis stands for get letters of their own, counted from behind.
 *
 * @param node The node.
 * @param ranks How many axes each input has; where it is left out, an ellipsis stands for none.
 * @returns The terms; without an arrow, letters that stand once make the result.
 */
export function spelledTerms(node: OnnxNode, ranks: readonly number[] = []): SpelledTerms {
  const equation = wordOf(node, 'equation', '').replaceAll(' ', '');
  const [left = '', right = impliedOutput(left)] = equation.split('->');
  const terms = left.split(',');
  const hidden = terms.map((term, at) =>
    term.includes('...') ? (ranks[at] ?? 0) - lettersOf(term).length : 0,
  );
  const free = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ').filter((each) => !equation.includes(each));
  const spelled = (term: string, count: number): string =>
    term.replace('...', count > 0 ? free.slice(-count).join('') : '');
  return {
    inputs: terms.map((term, at) => spelled(term, hidden[at] ?? 0)),
    output: spelled(right, Math.max(0, ...hidden)),
  };
}

function lettersOf(term: string): string {
  return term.replace('...', '');
}

function impliedOutput(left: string): string {
  const letters = Array.from(left.replaceAll(/[,.]/g, '')).sort();
  const once = letters.filter((each) => letters.indexOf(each) === letters.lastIndexOf(each));
  return `${left.includes('...') ? '...' : ''}${once.join('')}`;
}
