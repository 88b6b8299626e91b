// Writes docs/licences.md, and with --check says whether it is up to date; fails where a licence is not accepted.
import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { markdownTable } from '../docs/markdown-table.mjs';
import { root } from '../run/install.mjs';
import { licenceOf } from './licences.mjs';
import { shippedPackages, withDependencies } from './shipped-packages.mjs';

const page = `${root}docs/licences.md`;
const all = [...withDependencies(shippedPackages().flatMap((each) => each.dependencies)).values()];
const judged = all.map((each) => ({ ...each, ...licenceOf(each) }));

const problems = judged.flatMap(({ problem }) => problem ?? []);
for (const problem of problems) console.error(problem);

const text = await format(pageOf(judged), { ...(await resolveConfig(page)), parser: 'markdown' });
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error('docs/licences.md is not up to date: run npm run docs:licences.');
  process.exit(1);
}
if (problems.length > 0) process.exit(1);

function pageOf(packages) {
  const rows = [...grouped(packages)]
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([licence, members]) => [licence, String(members.length), namesOf(members)]);
  const decisions = new Map(
    packages.flatMap(({ name, decision }) =>
      decision === undefined ? [] : [[platformless(name), decision]],
    ),
  );
  return `# Licences

This project is under [Apache-2.0](../LICENSE). What installs along with its packages and apps, each version once; peers, such as TensorFlow.js beside a package, are chosen by who installs them. This page is written by \`npm run docs:licences\` from what pnpm
installs, and \`npm run check\` fails where a licence comes along that is not accepted (\`tooling/release/licences.mjs\`), or this page is old. Pictures and networks that are fetched: [the credits of the samples](../assets/samples/CREDITS.md), [the known models](../packages/models/README.md).

${markdownTable(['licence', 'packages', 'names'], rows)}

## Decided one by one

${[...decisions].map(([name, why]) => `- \`${name}\`: ${why}.`).join('\n')}
`;
}

/** By licence. */
function grouped(packages) {
  const groups = new Map();
  for (const each of packages)
    groups.set(each.licence, [...(groups.get(each.licence) ?? []), each]);
  return groups;
}

function namesOf(members) {
  const names = new Set(members.map(({ name }) => platformless(name)));
  return [...names].sort().join(', ');
}

/** The binaries of sharp are one package a platform, of the same licence. */
function platformless(name) {
  return name.replace(/^(@img\/sharp(?:-libvips)?)-.+$/, '$1-…');
}
