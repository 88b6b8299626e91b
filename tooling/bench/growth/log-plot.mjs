const [width, height] = [640, 360];
const plot = { left: 64, right: 500, top: 40, bottom: 310 };
const colours = ['#1f6fb2', '#c2500f'];

/**
 * Draws lines over logarithmic axes, each relative to its first point, beside a line of what grows linearly.
 * @param {object} options
 * @param {string} options.title
 * @param {string} options.across what is counted along it
 * @param {readonly number[]} options.amounts
 * @param {readonly { name: string, values: readonly number[] }[]} options.lines
 * @returns {string} an SVG
 */
export function logPlot({ title, across, amounts, lines }) {
  const times = (values) => values.map((value) => value / values[0]);
  const xs = times(amounts);
  const drawn = lines.map(({ name, values }) => ({ name, ys: times(values) }));
  const largest = Math.max(...xs, ...drawn.flatMap(({ ys }) => ys));
  const smallest = Math.min(1, ...drawn.flatMap(({ ys }) => ys));
  const x = scale([1, Math.max(...xs)], [plot.left, plot.right]);
  const y = scale([smallest, largest], [plot.bottom, plot.top]);
  const points = (ys) => ys.map((each, index) => `${x(xs[index])},${y(each)}`).join(' ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="13" fill="#222">
<rect width="${width}" height="${height}" fill="#fff"/>
<text x="${plot.left}" y="22" font-size="15" font-weight="600">${title}</text>
${ticks(xs.at(-1))
  .map((at) => `<text x="${x(at)}" y="${plot.bottom + 20}" text-anchor="middle">${at}</text>`)
  .join('\n')}
${ticks(largest)
  .map(
    (at) =>
      `<line x1="${plot.left}" x2="${plot.right}" y1="${y(at)}" y2="${y(at)}" stroke="#ddd"/><text x="${plot.left - 8}" y="${y(at) + 4}" text-anchor="end">${at}</text>`,
  )
  .join('\n')}
<text x="${plot.left}" y="${height - 10}">${across}</text>
<polyline points="${points(xs)}" fill="none" stroke="#777" stroke-dasharray="5 4"/>
${drawn.map(({ ys }, index) => lineOf(ys, index)).join('\n')}
${labels([{ name: 'linear', ys: xs, colour: '#777' }, ...drawn.map((line, index) => ({ ...line, colour: colours[index] }))])}
</svg>
`;

  function lineOf(ys, index) {
    const dots = ys
      .map((each, at) => `<circle cx="${x(xs[at])}" cy="${y(each)}" r="3.5"/>`)
      .join('');
    return `<polyline points="${points(ys)}" fill="none" stroke="${colours[index]}" stroke-width="2"/><g fill="${colours[index]}">${dots}</g>`;
  }

  /** Beside the ends of the lines, one below the other where these lie close together. */
  function labels(named) {
    const sorted = named
      .map(({ name, ys, colour }) => ({ name, colour, end: ys.at(-1) }))
      .sort((one, other) => other.end - one.end);
    let last = -Infinity;
    return sorted
      .map(({ name, colour, end }) => {
        last = Math.max(y(end) + 4, last + 17);
        return `<text x="${plot.right + 10}" y="${last}" fill="${colour}">${name} × ${end.toPrecision(3)}</text>`;
      })
      .join('\n');
  }
}

function scale([from, to], [start, end]) {
  const ratio = (end - start) / Math.log(to / from || 2);
  return (value) => Math.round(10 * (start + ratio * Math.log(value / from))) / 10;
}

/** Powers of two up to a number; of four where these are many. */
function ticks(largest) {
  const step = largest > 64 ? 4 : 2;
  const found = [];
  for (let at = 1; at <= largest * 1.001; at *= step) found.push(at);
  return found;
}
