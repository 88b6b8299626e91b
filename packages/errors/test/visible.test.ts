import { expect, it } from 'vitest';
import { calledAs, escapeText, GradCamError, visible, visibleName } from '../src/index.js';

it('shows what a terminal would obey, and leaves letters of every script', () => {
  expect(visible('\u001b[2J\u0007a\nb\tc\u007f\u009b31m')).toBe(
    '\\u{1b}[2J\\u{7}a\\u{a}b\\u{9}c\\u{7f}\\u{9b}31m',
  );
  expect(visible('\u202egnp.\u2066x\u200b\ufeff\u2028\u2029\ud800')).toBe(
    '\\u{202e}gnp.\\u{2066}x\\u{200b}\\u{feff}\\u{2028}\\u{2029}\\u{d800}',
  );
  expect(visible('Großer Brachvogel, 大杓鷸, 🐦 e\u0301')).toBe(
    'Großer Brachvogel, 大杓鷸, 🐦 e\u0301',
  );
  // A Persian word and a family, which need what joins or parts their characters.
  expect(visible('می\u200cخواهم, 👩\u200d👧')).toBe('می\u200cخواهم, 👩\u200d👧');
  expect(visible(visible('\u001b'))).toBe('\\u{1b}');
});

it('shortens a name in the middle, to 200 characters', () => {
  expect(visibleName('a'.repeat(200))).toBe('a'.repeat(200));
  expect(visibleName(`${'a'.repeat(150)}${'b'.repeat(150)}`)).toBe(
    `${'a'.repeat(99)}…${'b'.repeat(99)}`,
  );
  expect(visibleName('🐦'.repeat(300))).toBe(`${'🐦'.repeat(99)}…${'🐦'.repeat(99)}`);
});

it('makes the sentence of an error one line, also in its message and its stack', () => {
  const name = 'a\nb\u001b[31m';
  const failing = () => {
    throw new GradCamError('FILE_NOT_FOUND', `there is no file "${name}"; look again.`);
  };
  const expected = 'there is no file "a\\u{a}b\\u{1b}[31m"; look again.';
  let error: unknown;
  try {
    calledAs('outer', failing);
  } catch (thrown) {
    error = thrown;
  }
  expect(error).toMatchObject({ sentence: expected, message: `outer: ${expected}` });
  expect((error as Error).stack?.split('\n')[0]).toContain(`outer: ${expected}`);
});

it('shortens long names in a sentence, in quotes or not', () => {
  const { sentence } = new GradCamError(
    'BAD_OPTION',
    `there is no "${'long name '.repeat(50)}", got ${'x'.repeat(500)}, expected "short".`,
  );
  expect(sentence).toMatch(
    /^there is no "long name .*…ong name .*", got x+…x+, expected "short"\.$/,
  );
  expect(sentence.length).toBeLessThan(460);
});

it('makes a text markup that shows as the text, without what no markup holds', () => {
  expect(escapeText(`<b title="a">'&</b>\n`)).toBe(
    '&#60;b title=&#34;a&#34;&#62;&#39;&#38;&#60;/b&#62;\n',
  );
  expect(escapeText('\u0000\u009b\u202e\ud800🐦')).toBe('\ufffd\ufffd\ufffd\ufffd🐦');
});
