import { parseLabels } from '@gradcam/models';
import fc from 'fast-check';
import { changedBytes } from '../../generate/changed-bytes.mjs';
import { hostileText } from '../../generate/hostile.mjs';
import { WrongAnswer } from '../../run/run-input.mjs';

const count = 12;
const whole = `module.exports = {\n${Array.from(
  { length: count },
  (_, at) => `  ${at}: 'name ${at}, ' +\n    "it's \\"${at}\\"",`,
).join('\n')}\n};\n`;

const spaces = fc.constantFrom('\n', ' \n', '\t', '\r\n', '\u2028', "'", '\\', "''+", '0:');
const line = fc.oneof(
  hostileText,
  fc
    .tuple(fc.oneof(fc.nat(count), fc.constantFrom(4_294_967_295, 1e21, -1, 1.5)), hostileText)
    .map(([at, text]) => `  ${at}: '${text}',`),
  // Long, but nothing: what is quadratic shows.
  fc.tuple(spaces, fc.constantFrom(10, 1_000, 100_000)).map(([text, times]) => text.repeat(times)),
);
const file = fc.oneof(
  changedBytes([new Uint8Array(Buffer.from(whole))]).map((bytes) => Buffer.from(bytes).toString()),
  fc.array(line, { maxLength: count }).map((lines) => lines.join('\n')),
  line.map((added) => whole.replace('{', `{\n${added}`)),
);

/** Label files. */
export const labels = {
  name: 'labels',
  share: 10,
  arbitrary: () => fc.record({ text: file, expected: fc.oneof(fc.constant(count), fc.nat(3)) }),
  run: ({ text, expected }) => {
    const names = parseLabels(text, expected);
    const isList = names.length === expected && Object.keys(names).length === expected;
    if (!isList || !names.every((name) => typeof name === 'string'))
      throw new WrongAnswer(`${Object.keys(names).length} names in a list of ${names.length}`);
  },
  filesOf: ({ text, expected }) => ({ 'labels.js': text, 'count.txt': String(expected) }),
};
