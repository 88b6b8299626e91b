/** The script of a report, as it stands in the file: it paints the map that is chosen. */
export const reportScript = `
'use strict';
const colors = JSON.parse(document.querySelector('.colors').textContent);

/** From -1000 to 1000 to a step of the colour table. */
function stepOf(value, isSigned) {
  return 3 * Math.round((255 * (isSigned ? value + 1000 : 2 * value)) / 2000);
}

function paint(canvas, map, opacity, threshold) {
  canvas.width = map.width;
  canvas.height = map.height;
  const context = canvas.getContext('2d');
  const pixels = context.createImageData(map.width, map.height);
  const table = map.isSigned ? colors.signed : colors.plain;
  map.thousandths.forEach((value, at) => {
    const heat = Math.abs(value) / 1000;
    const step = stepOf(value, map.isSigned);
    pixels.data.set(table.slice(step, step + 3), 4 * at);
    // What is cold lets the picture through.
    pixels.data[4 * at + 3] = heat < threshold ? 0 : 255 * opacity * Math.min(1, 1.5 * heat);
  });
  context.putImageData(pixels, 0, 0);
}

function start(section) {
  const maps = JSON.parse(section.querySelector('.maps').textContent);
  const form = section.querySelector('form');
  const canvas = section.querySelector('canvas');
  const words = section.querySelector('.words');
  const parts = ['className', 'layer', 'method'];
  const control = (name) => form.elements.namedItem(name);
  let shown = maps[0];

  /** The map with what was just chosen, and with as much of the rest as there is. */
  function choose(changed) {
    const order = [changed, ...parts.filter((part) => part !== changed)];
    let left = maps;
    for (const part of order) {
      const fitting = left.filter((map) => map[part] === control(part).value);
      if (fitting.length > 0) left = fitting;
    }
    shown = left[0];
    for (const part of parts) control(part).value = shown[part];
    words.textContent = shown.text;
  }

  function repaint() {
    const share = (name) => {
      control(name).nextElementSibling.textContent = control(name).value + ' %';
      return Number(control(name).value) / 100;
    };
    paint(canvas, shown, share('opacity'), share('threshold'));
  }

  form.addEventListener('input', (event) => {
    if (parts.includes(event.target.name)) choose(event.target.name);
    repaint();
  });
  form.addEventListener('submit', (event) => { event.preventDefault(); });
  choose(parts[0]);
  repaint();
}

document.querySelectorAll('.picture').forEach(start);
`;

/** The hash by which the content policy of a report knows it; a test computes it again. */
export const reportScriptHash = 'sha256-d2DQdHunYaNFv5QWwD1AuM2FdVE8cK8GmukhJ0UTzWI=';
