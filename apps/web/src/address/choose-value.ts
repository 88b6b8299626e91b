import { visibleName } from '@gradcam/errors';

/**
 * Chooses a value of a list, if it has that value.
 *
 * @param list The list; several can be chosen in one that lets it.
 * @param value The value, from an address.
 * @param what The name of the list in a sentence.
 * @returns Nothing, or a sentence that says that there is no such value.
 */
export function chooseValue(list: HTMLSelectElement, value: string, what: string): string[] {
  const option = [...list.options].find((each) => each.value === value);
  if (option === undefined) return [refusal(what, value)];
  option.selected = true;
  return [];
}

/**
 * Says that a value is none.
 *
 * @param what The name of the parameter.
 * @param value Its value.
 * @returns A sentence.
 */
export function refusal(what: string, value: string): string {
  return `The address asks for the ${what} "${visibleName(value)}", which is not there.`;
}
