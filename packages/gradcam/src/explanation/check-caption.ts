import { checkKind } from '@gradcam/errors';

/**
 * Refuses what does not say whether a file has a caption.
 *
 * @param caption As the caller gave it.
 * @throws `BAD_OPTION`
 */
export function checkCaption(caption: unknown): void {
  checkKind(
    typeof caption === 'boolean',
    caption,
    'the option caption is not true or false',
    'false for the picture alone',
  );
}
