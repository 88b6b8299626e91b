const width = 880;
const plot = { left: 376, right: 746, top: 56, row: 26 };
const colours = ['#1f6fb2', '#c2500f', '#2b8a3e', '#8a3ffc', '#b8860b'];

/**
 * Draws ratios as dots over a logarithmic axis, a row for each contender, a colour for each network.
 * @param {object} options
 * @param {readonly string[]} options.titles of the networks
 * @param {readonly { title: string, ratios: readonly (number | undefined)[] }[]} options.rows
 * @returns {string} an SVG
 */
export function ratioPlot({ titles, rows }) {
  const all = rows.flatMap(({ ratios }) => ratios).filter((ratio) => ratio !== undefined);
  const [from, to] = [Math.min(1, ...all) * 0.9, Math.max(2, ...all) * 1.1];
  const bottom = plot.top + rows.length * plot.row;
  const height = bottom + 56;
  const x = (ratio) => {
    const share = Math.log(ratio / from) / Math.log(to / from);
    return Math.round(10 * (plot.left + share * (plot.right - plot.left))) / 10;
  };
  const y = (row) => plot.top + (row + 0.5) * plot.row;
  const label = 'A map beside the run of the network alone by native ONNX Runtime';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}" font-family="system-ui, sans-serif" font-size="13" fill="#222">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="16" y="24" font-size="15" font-weight="600">${label}</text>
${ticks(from, to)
  .map(
    (at) =>
      `<line x1="${x(at)}" x2="${x(at)}" y1="${plot.top}" y2="${bottom}" stroke="${at === 1 ? '#777' : '#ddd'}"/><text x="${x(at)}" y="${bottom + 18}" text-anchor="middle">${at}</text>`,
  )
  .join('\n')}
<text x="${plot.left}" y="${bottom + 40}">times as long; the last layer, one picture, one class</text>
${rows.map(rowOf).join('\n')}
${titles
  .map((title, index) => {
    const at = plot.top + 16 + 20 * index;
    return `<circle cx="${plot.right + 26}" cy="${at - 4}" r="5" fill="${colours[index]}"/><text x="${plot.right + 38}" y="${at}">${title}</text>`;
  })
  .join('\n')}
</svg>
`;

  function rowOf({ title, ratios }, row) {
    const dots = ratios
      .map((ratio, index) =>
        ratio === undefined
          ? ''
          : `<circle cx="${x(ratio)}" cy="${y(row)}" r="5" fill="${colours[index]}" fill-opacity="0.85"><title>${titles[index]}: ${ratio.toFixed(2)}</title></circle>`,
      )
      .join('');
    return `<line x1="${plot.left}" x2="${plot.right}" y1="${y(row)}" y2="${y(row)}" stroke="#eee"/><text x="${plot.left - 12}" y="${y(row) + 4}" text-anchor="end">${title}</text>${dots}`;
  }
}

/** Powers of two within a range. */
function ticks(from, to) {
  const found = [];
  for (let at = 2 ** Math.ceil(Math.log2(from)); at <= to; at *= 2) found.push(at);
  return found;
}
