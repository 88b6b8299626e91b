/**
 * Gives a file to the visitor.
 *
 * @param file Its content.
 * @param name Its name.
 */
export function saveFile(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
