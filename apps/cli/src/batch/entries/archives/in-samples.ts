import type { Entry } from '../entry.js';
import { orProblem } from '../or-problem.js';
import { labelOfMember } from './label-of-member.js';
import type { Member } from './read-member.js';

/** The files of an archive, one after the other. */
interface Samples {
  readonly add: (member: Member) => void;
  /** Tells that there are no more. */
  readonly end: () => void;
}

type LabelMember = Extract<Member, { label: string }>;

/** So many pictures, and bytes of them, of one sample are held until its label is known; more than that is no shard of WebDataset. */
const mostPictures = 16;
const mostBytes = 1 << 28;

/**
 * Puts files of an archive together that lie side by side and have the same name up to its first dot, as in a shard of WebDataset: `0001.jpg` has the label of `0001.cls`, or else of `0001.json`.
 *
 * @param give Gets each picture, with its label.
 * @returns Takes the files.
 */
export function inSamples(give: (entry: Entry) => void): Samples {
  let key: string | undefined;
  let bytes = 0;
  let pictures: Entry[] = [];
  let labels: LabelMember[] = [];
  const giveAll = () => {
    for (const entry of pictures) give(labelled(entry, labels));
    [bytes, pictures] = [0, []];
  };
  return {
    add: (member) => {
      const own = keyOf(member.path);
      if (own !== key) {
        giveAll();
        [key, labels] = [own, []];
      }
      if ('label' in member) {
        labels = [...labels.filter(({ label }) => label !== member.label), member];
        return;
      }
      pictures.push(member.entry);
      if (member.entry.from.kind === 'bytes') bytes += member.entry.from.bytes.length;
      if (pictures.length >= mostPictures || bytes >= mostBytes) giveAll();
    },
    end: giveAll,
  };
}

/** As WebDataset splits a path. */
function keyOf(path: string): string {
  return /^((?:.*\/)?[^./][^./]*)\.[^/]*$/s.exec(path)?.[1] ?? path;
}

function labelled(entry: Entry, labels: readonly LabelMember[]): Entry {
  const from = labels.find(({ label }) => label === 'cls') ?? labels[0];
  if (from === undefined || entry.from.kind === 'nothing') return entry;
  return orProblem(entry.name, () => {
    const label = labelOfMember(from);
    return label === undefined ? entry : { ...entry, label };
  });
}
