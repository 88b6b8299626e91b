/** Makes the bytes of an SVG. */
export function svg(width: number, height: number, content = ''): Uint8Array {
  const root = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';
  return Buffer.from(`<svg ${root} width="${width}" height="${height}">${content}</svg>`);
}

/** Makes an SVG that is drawn on a hundred layers of its size, all held at once. */
export function layeredSvg(size: number): Uint8Array {
  const layers = Array.from({ length: 100 }, (_, index) => `<feFlood result="r${index}"/>`).join(
    '',
  );
  const filter = `<filter id="f" x="0" y="0" width="1" height="1">${layers}</filter>`;
  return svg(size, size, `${filter}<rect width="100%" height="100%" filter="url(#f)"/>`);
}

/** Makes a small SVG that takes hours: each pixel looks at a million others. */
export function endlessSvg(): Uint8Array {
  const dilated = '<filter id="f"><feMorphology operator="dilate" radius="500"/></filter>';
  return svg(3000, 3000, `${dilated}<rect width="2000" height="2000" filter="url(#f)"/>`);
}
