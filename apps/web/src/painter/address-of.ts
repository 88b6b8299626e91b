/**
 * Writes a file as an address that holds it.
 *
 * @param file The file.
 * @returns An address that begins with `data:`.
 */
export function addressOf(file: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      // Border to the DOM: read as an address, a file gives a text.
      resolve(reader.result as string);
    });
    reader.addEventListener('error', () => {
      reject(reader.error ?? new Error('the file cannot be read'));
    });
    reader.readAsDataURL(file);
  });
}
