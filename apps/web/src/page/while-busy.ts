/**
 * Lets a button rest while its work is done. It keeps the focus of the keyboard, which one that is disabled loses.
 *
 * @param button The button; pressed meanwhile, it does nothing.
 * @param work What is done.
 */
export async function whileBusy(button: HTMLElement, work: () => Promise<void>): Promise<void> {
  if (button.ariaBusy === 'true') return;
  button.ariaBusy = 'true';
  button.ariaDisabled = 'true';
  try {
    await work();
  } finally {
    button.ariaBusy = null;
    button.ariaDisabled = null;
  }
}
