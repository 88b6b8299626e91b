import { describe, expect, it } from 'vitest';
import {
  averageDropMetric,
  deletionMetric,
  increaseInConfidenceMetric,
  insertionMetric,
  type Replacement,
} from '../../src/index.js';
import { expectAgreement, useReferenceNet } from '../reference-net.js';
import reference from '../reference/torchcam.json' with { type: 'json' };

const given = useReferenceNet(reference);

const replacementOf = (text: string): Replacement => (text === 'mean' ? text : Number(text));

describe("torchcam's DeletionInsertionMetric", () => {
  it.each(reference.cases.deletion)(
    'agrees on the map $map, class $class, $steps steps, replaced by $replacement',
    async ({ map, class: label, steps, replacement: text, deletion, insertion }) => {
      const options = { steps, replacement: replacementOf(text) };
      const sample = { map: given().maps[map], label };
      expectAgreement(await given().measure(sample, deletionMetric(options)), deletion);
      expectAgreement(await given().measure(sample, insertionMetric(options)), insertion);
    },
  );

  it('tells the maps and the classes apart by more than the tolerance', () => {
    const values = new Set(reference.cases.deletion.map(({ deletion }) => deletion.toFixed(4)));
    expect(values.size).toBeGreaterThan(8);
  });
});

describe("torchcam's ClassificationMetric", () => {
  it.each(reference.cases.masking)(
    'agrees on the map $map, class $class',
    async ({ map, class: label, drop, increase }) => {
      const sample = { map: given().maps[map], label };
      expectAgreement(await given().measure(sample, averageDropMetric()), drop);
      expect(await given().measure(sample, increaseInConfidenceMetric())).toBe(increase);
    },
  );

  it('has drops and increases', () => {
    expect(new Set(reference.cases.masking.map(({ increase }) => increase)).size).toBe(2);
  });
});
