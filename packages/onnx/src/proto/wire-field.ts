import { BinaryWriter, WireType } from '@bufbuild/protobuf/wire';

/**
 * Writes a field of a protobuf message around bytes that are there already.
 *
 * @param number The field's.
 * @param content The pieces of its value, which are not copied.
 * @returns The pieces of the field.
 */
export function wireField(
  { number }: { readonly number: number },
  content: readonly Uint8Array[],
): Uint8Array[] {
  const length = content.reduce((sum, piece) => sum + piece.length, 0);
  const head = new BinaryWriter().tag(number, WireType.LengthDelimited).uint32(length).finish();
  return [head, ...content];
}
