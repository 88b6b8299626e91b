import { Validation } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { billOfMaterials, specification } from './bill-of-materials.mjs';
import { licenceOf } from './licences.mjs';
import { shippedPackages, withDependencies, type Shipped } from './shipped-packages.mjs';

const shipped = (license: unknown, name = 'some'): Shipped => ({
  name,
  version: '1.2.3',
  manifest: { name, version: '1.2.3', license },
  dependencies: [],
});

describe('a licence', () => {
  it.each(['MIT', 'ISC', '(MIT OR GPL-3.0-only)', 'Apache-2.0 AND MIT'])(
    'is accepted: %s',
    (licence) => {
      expect(licenceOf(shipped(licence))).toEqual({ licence });
    },
  );

  it.each(['GPL-3.0-only', 'MIT AND AGPL-3.0-only', 'LGPL-3.0-or-later'])(
    'is not accepted: %s',
    (licence) => {
      const problem = `some@1.2.3 is under ${licence}, which is not accepted`;
      expect(licenceOf(shipped(licence))).toEqual({ licence, problem });
    },
  );

  it('that is missing, or in other words, is a problem', () => {
    expect(licenceOf(shipped(undefined)).problem).toBe('some@1.2.3 states no licence');
    expect(licenceOf(shipped('see LICENSE')).problem).toBe(
      'some@1.2.3 states a licence that SPDX does not know, see LICENSE',
    );
  });

  it('may be decided for one package alone', () => {
    expect(licenceOf(shipped('LGPL-3.0-or-later', '@img/sharp-libvips-linux-x64')).problem).toBe(
      undefined,
    );
  });
});

describe('what is shipped', () => {
  const packages = shippedPackages();
  const models = packages.find(({ name }) => name === '@gradcam/known-models');
  if (models === undefined) throw new Error('there is no package of known models');

  it('has what a package needs through others, and neither peers nor tools', () => {
    const names = [...withDependencies(models.dependencies).values()].map((each) => each.name);
    // By the package itself; by tar; by @gradcam/models.
    expect(names).toEqual(expect.arrayContaining(['undici', 'tar', 'minipass', '@zip.js/zip.js']));
    expect(names).not.toContain('@tensorflow/tfjs-core');
    expect(names).not.toContain('vitest');
  });

  it('is listed in a bill of materials that holds to its format', async () => {
    const text = billOfMaterials(models);
    const validator = new Validation.JsonStrictValidator(specification.version);
    expect(await validator.validate(text)).toBeNull();
    const tar = models.dependencies.find(({ name }) => name === 'tar');
    const purl = `pkg:npm/tar@${tar?.version}`;
    expect(JSON.parse(text)).toMatchObject({
      bomFormat: 'CycloneDX',
      metadata: { component: { group: '@gradcam', name: 'known-models' } },
      components: expect.arrayContaining([
        expect.objectContaining({ purl, licenses: [{ license: { id: 'BlueOak-1.0.0' } }] }),
      ]) as unknown,
      dependencies: expect.arrayContaining([
        expect.objectContaining({
          ref: purl,
          dependsOn: expect.arrayContaining([
            expect.stringMatching(/^pkg:npm\/minipass@/),
          ]) as unknown,
        }),
      ]) as unknown,
    });
    expect(billOfMaterials(models)).toBe(text);
  });
});
