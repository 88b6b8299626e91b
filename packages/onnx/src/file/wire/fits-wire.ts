import { ScalarType, type DescField } from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';

/** The ways of writing that are not those of most numbers. */
const wires: Partial<Record<ScalarType, WireType>> = {
  [ScalarType.FLOAT]: WireType.Bit32,
  [ScalarType.DOUBLE]: WireType.Bit64,
  [ScalarType.STRING]: WireType.LengthDelimited,
  [ScalarType.BYTES]: WireType.LengthDelimited,
};

/**
 * Tells whether a field is written as its kind is: what is not is a field of another kind, which protobuf skips.
 *
 * @param field The field of ONNX.
 * @param wire The way in which a file writes it.
 * @returns True where it can be decoded; lists of numbers may stand in one piece.
 */
export function fitsWire(field: DescField, wire: WireType): boolean {
  if (field.message !== undefined) return wire === WireType.LengthDelimited;
  const own = (field.scalar === undefined ? undefined : wires[field.scalar]) ?? WireType.Varint;
  return wire === own || (field.fieldKind === 'list' && wire === WireType.LengthDelimited);
}
