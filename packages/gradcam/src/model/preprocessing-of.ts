import type { Preprocessing } from '@gradcam/models';
import type { NetworkFrame } from '../input/network-frame.js';
import type { Finding } from './finding.js';
import type { OpenModel } from './open-model.js';

/** The preprocessing that is used, and where each part of it comes from. */
export interface SettledPreprocessing {
  readonly preprocessing: Preprocessing;
  readonly findings: readonly Finding[];
}

/** The longer side that a picture is brought to where neither the network nor the caller says a size. */
const openSide = 512;

/**
 * Settles how a picture becomes the input of a network: as the caller says, else as the model does, else as most networks have it.
 *
 * @param opened The model.
 * @param frame The size of its input, rows first.
 * @param picture The picture's size.
 * @param picture.width Width.
 * @param picture.height Height.
 * @param given The parts that the caller says.
 * @returns All parts, and sentences on those that had to be assumed.
 */
export function preprocessingOf(
  opened: OpenModel,
  frame: NetworkFrame['size'],
  picture: { readonly width: number; readonly height: number },
  given: Partial<Preprocessing> = {},
): SettledPreprocessing {
  const known = { ...(opened.preprocessing ?? opened.spec), ...stated(given) };
  const [height, width] = frame;
  const { inputSize = smaller(picture) } = known;
  const size = { width: width ?? inputSize.width, height: height ?? inputSize.height };
  const assumed = [
    ...(known.pixelRange === undefined ? [assumedRange] : []),
    ...(known.inputSize === undefined && frame.includes(null) ? [assumedSize(size)] : []),
  ];
  return {
    preprocessing: { channelOrder: 'rgb', pixelRange: [-1, 1], ...known, inputSize: size },
    findings: [...(opened.findings ?? []), ...assumed],
  };
}

const assumedRange: Finding = {
  about: 'range',
  from: 'assumed',
  text: 'The range -1 to 1 is assumed; name another with the option preprocessing.',
};

function assumedSize({ width, height }: Preprocessing['inputSize']): Finding {
  return {
    about: 'size',
    from: 'assumed',
    text: `The size ${width} x ${height} is assumed, for the network leaves it open; name another with the option preprocessing.`,
  };
}

/** Without the parts that are there and undefined, which say nothing. */
function stated(given: Partial<Preprocessing>): Partial<Preprocessing> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function smaller({ width, height }: { readonly width: number; readonly height: number }) {
  const scale = Math.min(1, openSide / Math.max(width, height));
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  };
}
