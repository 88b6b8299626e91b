import { filesOfTransfer } from './files-of-transfer.js';

/**
 * Calls back for files that are picked, dropped or pasted. A drop never leaves the page.
 *
 * @param inputs The file inputs.
 * @param receive Gets the files; what they are shows when they are read.
 */
export function receiveFiles(
  inputs: readonly HTMLInputElement[],
  receive: (files: Promise<readonly File[]>) => void,
): void {
  for (const input of inputs) {
    input.addEventListener('change', () => {
      receive(Promise.resolve([...(input.files ?? [])]));
      // So that picking the same file again is a change.
      input.value = '';
    });
  }
  const take = (transfer: DataTransfer | null) => {
    if (transfer !== null && transfer.files.length > 0) receive(filesOfTransfer(transfer));
  };
  document.addEventListener('paste', (event) => {
    take(event.clipboardData);
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
    take(event.dataTransfer);
  });
}
