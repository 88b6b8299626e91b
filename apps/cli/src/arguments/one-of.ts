/**
 * Lists the values of an option for its help: `a (default), b or c`.
 *
 * @param choices The values; the default first, where there is one.
 * @param hasDefault False where the first is only the first.
 * @returns Words.
 */
export function oneOf(choices: readonly string[], hasDefault = true): string {
  const [first = '', ...others] = choices;
  const said = [hasDefault ? `${first} (default)` : first, ...others];
  const last = said.pop() ?? '';
  return said.length === 0 ? last : `${said.join(', ')} or ${last}`;
}
