import { describe, expect, it } from 'vitest';
import * as core from '../src/index.js';
import * as door from '../src/methods.js';

const { mapNames, methodNeeds, methods } = door;
const exported: Readonly<Record<string, unknown>> = { ...core, ...door };
const cards = Object.entries(methods);

describe('the card of a method', () => {
  it.each(cards)('of %s is complete', (name, card) => {
    expect(card.name).toBe(name);
    for (const text of [card.title, card.paper, card.formula, card.departures])
      expect(text.trim()).not.toBe('');
    expect(methodNeeds).toContain(card.needs);
    expect(typeof card.usesClass).toBe('boolean');
  });

  it.each(cards)('of %s leads to what the package exports', (name, card) => {
    const camel = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const call = 'call' in card ? card.call : `${camel}Method`;
    expect(exported).toHaveProperty(call);
  });

  it('has a title of its own', () => {
    expect(new Set(cards.map(([, { title }]) => title)).size).toBe(cards.length);
  });
});

it('makes a map by every name but that of the concepts', () => {
  expect(Object.keys(methods).filter((name) => !mapNames.some((known) => known === name))).toEqual([
    'deep-feature-factorization',
  ]);
});
