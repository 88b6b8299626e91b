import type { MeasuredSetting } from '../evaluate-setting.js';
import type { MeasuredSet } from '../measured-set.js';
import { settingTitles } from '../say/setting-titles.js';
import { markup, type Content, type Markup } from './markup.js';

/**
 * Shows the maps of the first samples, as they were measured.
 *
 * @param measured The set.
 * @returns HTML; nothing where none were drawn.
 */
export function mapSection({ settings, samples }: MeasuredSet): Markup {
  const drawn = samples.filter((sample) => settings.some((setting) => setting.drawn.has(sample)));
  if (drawn.length === 0) return markup``;
  const titles = settingTitles(settings);
  const figures = drawn.flatMap((sample) =>
    settings.map((setting, at) => {
      const of = sample.label === undefined ? '' : `${sample.label}, `;
      return figureOf(
        setting.drawn.get(sample),
        `${sample.picture.path}: ${of}${titles[at] ?? ''}`,
      );
    }),
  );
  return markup`<section>
<h2>Maps of the first pictures</h2>
<div class="maps">
${figures}</div>
</section>
`;
}

type Drawn = MeasuredSetting['drawn'] extends ReadonlyMap<unknown, infer T> ? T : never;

function figureOf(drawn: Drawn | undefined, caption: string): Content {
  if (drawn === undefined) return '';
  const { href, width, height } = drawn;
  return markup`<figure><img src="${href}" width="${width}" height="${height}" alt="${caption}"><figcaption>${caption}</figcaption></figure>
`;
}
