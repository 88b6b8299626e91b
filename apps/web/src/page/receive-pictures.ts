/**
 * Calls back for every picture that is picked, dropped or pasted.
 *
 * @param file The file input.
 * @param receive Gets the file; whether it is a picture shows when it is read.
 */
export function receivePictures(file: HTMLInputElement, receive: (picture: Blob) => void): void {
  const take = (files: FileList | undefined) => {
    const [first] = files ?? [];
    if (first !== undefined) receive(first);
  };
  file.addEventListener('change', () => {
    take(file.files ?? undefined);
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
