/**
 * Turns a drawing into a PNG file, by an image on a canvas.
 *
 * @param svg The drawing, with a size of its own.
 * @returns The file, of that size.
 */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = Object.assign(document.createElement('canvas'), {
      width: Math.ceil(image.naturalWidth),
      height: Math.ceil(image.naturalHeight),
    });
    canvas.getContext('2d')?.drawImage(image, 0, 0);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((file) => {
        if (file === null) reject(new Error('the browser makes no PNG of this size'));
        else resolve(file);
      });
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}
