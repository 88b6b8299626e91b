/**
 * Calls back for files that are picked, dropped or pasted. A drop never leaves the page.
 *
 * @param file The file input.
 * @param receive Gets the files; what they are shows when they are read.
 */
export function receiveFiles(
  file: HTMLInputElement,
  receive: (files: readonly File[]) => void,
): void {
  const take = (files: FileList | null | undefined) => {
    if (files != null && files.length > 0) receive([...files]);
  };
  file.addEventListener('change', () => {
    take(file.files);
    // So that picking the same file again is a change.
    file.value = '';
  });
  document.addEventListener('paste', (event) => {
    take(event.clipboardData?.files);
  });
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    document.body.classList.add('dropping');
  });
  document.addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) document.body.classList.remove('dropping');
  });
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    document.body.classList.remove('dropping');
    take(event.dataTransfer?.files);
  });
}
