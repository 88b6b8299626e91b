import { looks, type LookName } from '@gradcam/render';
import { ownNetwork } from '../explore/network/network-choice.js';
import { chosenOf } from '../page/controls/select.js';
import type { Page } from '../page/page.js';
import { listNames } from './parameter-names.js';

/** The things on the stage that an address says. */
export interface Pictured {
  /** The name of a sample, and undefined for a picture of the visitor's own, which no address carries. */
  readonly sample: string | undefined;
  /** The address of the visitor's own network; undefined for files, which no address carries. */
  readonly model: string | undefined;
  /** The class that is explained; undefined for the best one. */
  readonly classIndex: number | undefined;
}

/** Says in an address that the picture is one of the visitor's own. */
export const noSample = 'none';

/**
 * Writes what is shown as the parameters of an address. What is as on a first visit is left out.
 *
 * @param controls The lists of the page.
 * @param pictured The picture and the class.
 * @param firstSample The sample of a first visit.
 * @returns Like `method=layer-cam&class=281`.
 */
export function parametersOf(
  controls: Page['controls'],
  { sample = noSample, model, classIndex }: Pictured,
  firstSample: string,
): URLSearchParams {
  const parameters = new URLSearchParams();
  if (sample !== firstSample) parameters.set('sample', sample);
  if (model !== undefined) setModel(parameters, model, controls.preprocessing.value);
  for (const name of listNames.filter((each) => isSaid(controls[each])))
    parameters.set(name, controls[name].value);
  const { layer, fused, look, opacity } = controls;
  const others = chosenOf(fused).filter((name) => name !== layer.value);
  if (layer.selectedIndex > 0 || others.length > 0)
    for (const name of [layer.value, ...others]) parameters.append('layer', name);
  // Border to the DOM: a list's value is a string.
  if (opacity.value !== String(looks[look.value as LookName].alpha))
    parameters.set('opacity', opacity.value);
  if (classIndex !== undefined) parameters.set('class', String(classIndex));
  return parameters;
}

function setModel(parameters: URLSearchParams, model: string, preprocessing: string): void {
  parameters.set('model', model);
  if (preprocessing !== '') parameters.set('preprocessing', preprocessing);
}

/** The first of a list is that of a first visit, and nobody else has the visitor's network under that name. */
function isSaid({ selectedIndex, value }: HTMLSelectElement): boolean {
  return selectedIndex > 0 && value !== ownNetwork;
}
