// Makes the bill of materials of a package, in the format CycloneDX.
import { Contrib, Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import { PackageURL } from 'packageurl-js';
import spdx from 'spdx-expression-parse';
import { licenceOf } from './licences.mjs';
import { withDependencies } from './shipped-packages.mjs';

/** The version of the format. */
export const specification = Spec.Spec1dot6;

const licences = new Contrib.License.Factories.LicenseFactory(spdx);
const components = new Contrib.FromNodePackageJson.Builders.ComponentBuilder(
  new Contrib.FromNodePackageJson.Factories.ExternalReferenceFactory(),
  licences,
);

/**
 * Makes the bill of materials of a package: what installs along with it, in which version, under which licence, and what needs what.
 * @param {import('./shipped-packages.mjs').Shipped} shipped
 * @returns {string} JSON; the same for the same packages
 */
export function billOfMaterials(shipped) {
  const bom = new Models.Bom();
  const main = component(shipped);
  bom.metadata.component = main;
  const all = withDependencies(shipped.dependencies);
  const made = new Map([...all].map(([key, each]) => [key, component(each)]));
  const needs = (of, { dependencies }) => {
    for (const { name, version } of dependencies)
      of.dependencies.add(made.get(`${name}@${version}`).bomRef);
  };
  needs(main, shipped);
  for (const [key, each] of all) {
    needs(made.get(key), each);
    bom.components.add(made.get(key));
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(specification),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function component(shipped) {
  const { name, version, manifest } = shipped;
  const made = components.makeComponent(manifest, Enums.ComponentType.Library);
  if (made === undefined) throw new Error(`${name} has no name and version`);
  const [scope, base] = name.startsWith('@') ? name.split('/') : [undefined, name];
  made.purl = new PackageURL('npm', scope, base, version).toString();
  made.bomRef.value = made.purl;
  made.licenses.clear();
  made.licenses.add(licences.makeFromString(licenceOf(shipped).licence));
  return made;
}
