/**
 * Says what a value is that is not what it should be, for messages.
 *
 * @param value Anything that a program without types may give.
 * @returns Like `a list of 3`, `null`, `a promise, which has to be awaited` or `the string "layer-cam"`.
 */
export function saidOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (typeof value === 'object') return saidOfObject(value);
  if (typeof value === 'string') return `the string "${value.slice(0, 40)}"`;
  if (typeof value === 'number' || typeof value === 'boolean')
    return `the ${typeof value} ${String(value)}`;
  return `a ${typeof value}`;
}

function saidOfObject(value: object): string {
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Promise) return 'a promise, which has to be awaited';
  // Border to the language: every object but one without a prototype has a constructor.
  const { name } = (value as { readonly constructor?: { readonly name: string } }).constructor ?? {
    name: '',
  };
  if (name !== '' && name !== 'Object') return `a value of the class ${name}`;
  const keys = Object.keys(value);
  return keys.length === 0
    ? 'an empty object'
    : `an object with the keys ${keys.slice(0, 5).join(', ')}`;
}
