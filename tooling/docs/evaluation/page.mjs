import { markdownTable } from '../markdown-table.mjs';
import { energyCell, gainCell, percent, pointsCell } from './cells.mjs';
import { compared } from './compared.mjs';
import { lessons } from './lessons.mjs';
import { departureText } from './departures.mjs';
import { countEqual, libraryTable } from './library-table.mjs';
import { partTable } from './part-tables.mjs';

const titles = {
  shapes: 'Shapes',
  flat: 'Shapes, a head that flattens',
  grids: 'Grids of four',
  marks: 'Marks',
  composites: 'Composites',
};

const about = {
  shapes:
    'One object among lines, `pooled`. The truth is the object. The last table is insertion minus deletion of the probability, in 8 steps: the more, the better.',
  flat: 'The same pictures, `flat`: the gradient differs from place to place.',
  grids:
    'Four pictures of four classes in one of 64 x 64, `pooled`. The truth is the cell of the class that is asked for.',
  marks:
    'An object of one class and the mark of another, `marked`. The truth is the mark; without it the answer is another.',
  composites:
    'Two objects of two classes on a part of a photo, `pooled`. The truth is the object of the class that is asked for; the other one is as large.',
};

/**
 * Writes docs/evaluation.md.
 * @param {object} nets nets.json
 * @param {Record<string, { ours: object, peers: object }>} data what was measured, part by part
 * @returns {string} the page, which prettier has still to lay out
 */
export function evaluationPage(nets, data) {
  const parts = Object.entries(data).map(([name, { ours, peers }]) => {
    return { name, ours, peers: compared(ours.cases, peers.cases) };
  });
  const { made_with: versions } = data.shapes.peers;
  const { equal, all } = countEqual(parts);
  return `# Where the truth is known

Whether a map is right can only be said where one knows what the network looks at. Here that is known by construction: small networks were trained on drawn pictures, of which every pixel is known. Every method of \`@gradcam/core\` is measured on them, with both
scores, at the last convolution and at the one before, beside pytorch-grad-cam ${versions['grad-cam']}, torchcam ${versions.torchcam} and captum ${versions.captum} with the same weights and pictures. [How to measure your own](evaluate.md); [what each method computes](methods.md).

## Pictures and networks

![Four rows of drawn pictures: coloured shapes among lines, shapes with a striped or squared mark in a corner, two shapes on parts of a photo of a cat, and grids of four](pictures/evaluation/pictures.png)

- **Shapes**: a ${nets.classes.join(', a ')}, of any place, size and colour, among three lines on noise. Only the form tells the class.
- **Marks**: an object, and in a corner the mark of a class. The label is that of the mark in all of the training pictures, and that of the object in five of eight.
- **Composites**: objects of two classes on a part of a photo (chelsea.png, CC0). **Grids**: four of the shapes, side by side.

The pictures are 32 x 32. Each network has three convolutions of 3 x 3 with ReLU, of 8, 16 and 16 channels, and a maximum over 2 x 2 after the first two, so that the map of the last has 8 x 8 cells and that of the one before 16 x 16.
\`pooled\` takes the mean over space before its dense layer and answers ${percent(nets.nets.pooled.accuracy)} of new pictures right, \`flat\` flattens (${percent(nets.nets.flat.accuracy)}); \`marked\` pools and was trained on marks. Each part has ${data.shapes.ours.cases[0].energy.length} pictures, the first that the networks answer right.

## A network that relies on a watermark

![Three pictures with a mark in a corner; beside each the map of the network trained on marks, hot on the mark, and that of the network trained on shapes, hot on the shape](pictures/evaluation/marks.png)

_The picture, and Grad-CAM of the logit of what each network answers, at the last layer: for each mark the first picture whose object the other network knows._

By its accuracy nothing is wrong with \`marked\`: it answers ${percent(nets.nets.marked.accuracy)} of new pictures like those it was trained on right. Where mark and object are of two classes it follows the mark in ${percent(nets.nets.marked.followed.mark)} and the object in ${percent(nets.nets.marked.followed.object)} of them. Its map shows that at once: the heat lies in the corner,
and where the other network sees a shape there is none. Taking the mark away proves it: ${percent(nets.nets.marked.without_mark.share)} of such pictures become "${nets.classes[nets.nets.marked.without_mark.answer]}", whatever is in them. That class is therefore left out here: no mark is needed for it, and its map rightly
lies elsewhere.

${lessons(nets, parts)}

## The methods side by side

The share of the positive map that lies on the truth, in percent, with its bootstrap interval of 95 % over the pictures: the last layer, the logit. The first row is a map that is the same everywhere.

${overview(parts)}

## The same in other libraries

A map is taken as the library makes it, before it is scaled, cut at 0 and enlarged bilinearly, so that methods are compared and not how they are dressed; a map of the input itself is taken as the call returns it. Equal means that in no picture the share on the truth differs by more than 0.2 %, and the verdict on the highest position in one at most, where neighbours are equal but for rounding. Where
they differ the last column has the mean of ours less theirs over all such settings, in points, paired, with its interval; above 0 ours has more on the truth.

${equal} of ${all} settings are equal, and among them are all whose formula is the same, but for those of a probability that rounds to 1: \`flat\` answers some pictures with one that lacks 1e-16 to 1e-33, and what PyTorch's softmax then gives as its gradient is rounding. The rows "log odds" show whose map is right: the probability depends on nothing else, pytorch-grad-cam
differentiates them without loss, and its maps are then ours. The other differences are departures from the paper, masks and noise of another kind, and a sign that is left to chance. A departure need not look worse on pictures as simple as these.

${libraryTable(parts)}

### Where a departure has more on the truth

${departureText(parts, titles)}

## All numbers

Columns are layer and score. "The same in" names the libraries whose maps are ours at every setting; what is another map has a row of its own. A dash: the method takes no layer, both layers or no score, or has no map there.

${parts.map(section).join('\n\n')}

## How it is made

\`npm run docs:evaluation\` draws the pictures, measures this library on wasm, paints the figures and writes this page, in some minutes; names of parts after \`--\` measure only these again, \`--page\` none. The networks, the seeds of the pictures and the
other libraries' numbers come from [two scripts](../tooling/reference/evaluation/README.md), and lie beside ours in \`tooling/docs/evaluation/reference/\`. A test recomputes a part of the table.
`;
}

function overview(parts) {
  const names = [...new Set(parts.flatMap(({ ours }) => ours.cases.map(({ method }) => method)))];
  const cellOf = ({ ours }, name) => {
    const found = ours.cases.find(
      ({ method, layer, score }) => method === name && layer === 'conv3' && score === 'logit',
    );
    return found === undefined ? '–' : energyCell(found);
  };
  const chance = parts.map(({ ours }) => energyCell(ours.chance));
  const rows = names.map((name) => [`\`${name}\``, ...parts.map((part) => cellOf(part, name))]);
  return markdownTable(
    ['method', ...parts.map(({ name }) => titles[name].toLowerCase())],
    [['everywhere', ...chance], ...rows],
  );
}

function section(part) {
  const { name, ours } = part;
  const tables = [
    `### ${titles[name]}\n\n${about[name]}`,
    `Share of the map on the truth, in percent:\n\n${partTable(part, energyCell, ['everywhere', energyCell(ours.chance)])}`,
    `Share of pictures whose highest position lies on the truth, in percent:\n\n${partTable(part, pointsCell, ['the centre', pointsCell(ours.chance)])}`,
  ];
  if (name === 'shapes')
    tables.push(`Insertion minus deletion:\n\n${partTable({ ours, peers: [] }, gainCell)}`);
  return tables.join('\n\n');
}
