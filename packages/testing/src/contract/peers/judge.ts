import { fuseLayers, gradCAM, type GradCAMOptions, type Target } from '@gradcam/core';
import { methods, type Method, type MethodCard } from '@gradcam/core/methods';
import type { Peer, PeerMethod } from './peer.js';
import type { PeerCase, PeerFile } from './peer-case.js';
import { smoothed } from './smoothed.js';
import { turnedMethod } from './turned-method.js';
import { mapOf, unknownCase, type Compared, type Explain, type Verdict } from './verdict.js';

/**
 * Says what is made of a library's case.
 *
 * @param peer The library.
 * @param each Its case.
 * @param file The file in which the case is.
 * @returns The verdict.
 * @throws `RangeError` for a case without a rule
 */
export function judge(peer: Peer, each: PeerCase, file: PeerFile): Verdict {
  const { fails } = each;
  if (fails !== undefined) {
    const first = /^[^.(]*/.exec(fails)?.[0].trim() ?? '';
    return { kind: 'left out', because: `the library fails: ${first}` };
  }
  const because = peer.leftOut?.(each);
  if (because !== undefined) return { kind: 'left out', because };
  const known = peer.methods[each.method];
  if (known === undefined) throw unknownCase(each);
  const method = typeof known === 'function' ? known(each) : known;
  const compared = compare(peer, method, each, file);
  return method.wrong === undefined
    ? { kind: 'same', ...compared }
    : { kind: 'wrong', ...method.wrong, ...compared };
}

function compare(peer: Peer, entry: PeerMethod, each: PeerCase, file: PeerFile): Compared {
  const { method, explain, compares } = entry;
  const theirs = mapOf(each, compares?.(each));
  if (explain !== undefined) return { method, theirs, explain: explain(each) };
  const using = entry.using ?? methodOf(methods[method]);
  const options: GradCAMOptions = {
    preset: peer.preset(each),
    // What a network returns is, by the habit of the libraries, its logits.
    score: each.score === 'softmax' ? 'output' : 'logit',
    sign: entry.sign,
    featureLayer: each.layer,
  };
  const { class: label = 0 } = each;
  if (each.option?.includes('smooth') === true)
    return { theirs, ...smoothed(using, options, label, each, file) };
  const target = entry.target?.(label, each) ?? label;
  return { method, theirs, explain: mapped(using, options, target, each, entry) };
}

function mapped(
  method: Method,
  { featureLayer, ...options }: GradCAMOptions,
  target: Target,
  { layers: featureLayers, sign = 1, signs }: PeerCase,
  { fusion }: PeerMethod,
): Explain {
  return async (model, x) => {
    if (featureLayers === undefined) {
      const turned = turnedMethod(method, () => sign);
      return (await gradCAM(model, x, target, { ...options, method: turned, featureLayer }))
        .scoreMap;
    }
    let turn = 0;
    const turned = signs === undefined ? method : turnedMethod(method, () => signs[turn++] ?? NaN);
    const fused = { ...options, method: turned, featureLayers, fusion };
    return (await fuseLayers(model, x, target, fused)).scoreMap;
  };
}

/** A method of `gradCAM`. */
function methodOf(entry: MethodCard | (MethodCard & Method)): Method {
  if ('combine' in entry || 'run' in entry) return entry;
  throw new RangeError(
    `${entry.name} is not a method of gradCAM: say what is used, or how it explains`,
  );
}
