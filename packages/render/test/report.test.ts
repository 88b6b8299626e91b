import { createHash } from 'node:crypto';
import { GradCamError } from '@gradcam/errors';
import { describe, expect, it } from 'vitest';
import { reportHtml, type Report, type ReportMap } from '../src/report/index.js';

const href = 'data:image/png;base64,iVBORw0KGgo=';
const map = {
  scores: { data: [0, 1, 4, -2], width: 2, height: 2 },
  className: 'tabby',
  probability: 0.61,
  layer: 'conv',
  method: 'Grad-CAM',
  sentences: ['One hot spot.'],
};
const picture = { name: 'cat.jpg', href, width: 20, height: 10, maps: [map] };
const report: Report = { title: 'Cats', pictures: [picture] };

/** The data that the page's script reads. */
function dataOf(html: string, name: string): unknown {
  const start = `<script type="application/json" class="${name}">`;
  return JSON.parse(html.split(start)[1]?.split('</script>')[0] ?? '');
}

describe('reportHtml', () => {
  it('lets only its own script and style run, and nothing be loaded', () => {
    const html = reportHtml(report);
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? '';
    const blocks = [...html.matchAll(/<(?:script|style)>([^]*?)<\/(?:script|style)>/g)];
    expect(blocks).toHaveLength(2);
    for (const [, code = ''] of blocks) {
      const hash = createHash('sha256').update(code).digest('base64');
      expect(policy).toContain(`&#39;sha256-${hash}&#39;`);
    }
    expect(policy).toMatch(/^default-src &#39;none&#39;; img-src data:; script-src /);
    expect(html).not.toMatch(/(?:src|href)="(?!data:image)/);
  });

  it('keeps a map in thousandths of its largest number, and what is negative where it has two signs', () => {
    expect(dataOf(reportHtml(report), 'maps')).toEqual([
      {
        className: 'tabby',
        layer: 'conv',
        method: 'Grad-CAM',
        width: 2,
        height: 2,
        isSigned: false,
        thousandths: [0, 250, 1000, 0],
        text: 'Evidence for "tabby" (61 %), by Grad-CAM at conv. One hot spot.',
      },
    ]);
    const signed = { ...picture, maps: [{ ...map, sign: 'signed' } as const] };
    expect(dataOf(reportHtml({ ...report, pictures: [signed] }), 'maps')).toMatchObject([
      { thousandths: [0, 250, 1000, -500] },
    ]);
  });

  it('says what of the evidence a map shows, and whether it is about the class at all', () => {
    const textOf = (part: Partial<ReportMap>) => {
      const html = reportHtml({
        ...report,
        pictures: [{ ...picture, maps: [{ ...map, ...part, sentences: [] }] }],
      });
      return dataOf(html, 'maps');
    };
    for (const [part, text] of [
      [{ sign: 'negative' }, 'Evidence against "tabby" (61 %), by Grad-CAM at conv.'],
      [{ sign: 'absolute' }, 'Evidence for or against "tabby" (61 %), by Grad-CAM at conv.'],
      [
        { sign: 'signed' },
        'Evidence for "tabby" (61 %), in vermilion, and against it, in blue, by Grad-CAM at conv.',
      ],
      [
        { usesClass: false },
        'The same heat for "tabby" (61 %) and every other class, by Grad-CAM at conv.',
      ],
    ] as const)
      expect(textOf(part)).toMatchObject([{ text }]);
  });

  it('keeps 128 cells of a large map along its longer side', () => {
    const scores = { data: new Float32Array(512 * 256).fill(3), width: 512, height: 256 };
    const large = { ...picture, maps: [{ ...map, scores }] };
    const html = reportHtml({ ...report, pictures: [large] });
    expect(dataOf(html, 'maps')).toMatchObject([{ width: 128, height: 64 }]);
  });

  it('shows a map of zeros as zeros', () => {
    const zeros = { ...map, scores: { ...map.scores, data: [0, 0, 0, 0] } };
    const html = reportHtml({ ...report, pictures: [{ ...picture, maps: [zeros] }] });
    expect(dataOf(html, 'maps')).toMatchObject([{ thousandths: [0, 0, 0, 0] }]);
  });

  it('shows texts of strangers as texts', () => {
    const evil = '</script><script>alert(1)</script>"\u202e<img src=x onerror=alert(1)>';
    const classes = [{ name: evil, probability: 0.5 }];
    const html = reportHtml({
      title: evil,
      pictures: [{ ...picture, name: evil, classes, maps: [{ ...map, className: evil }] }],
      facts: [[evil, evil]],
    });
    expect(html.match(/<script/g)).toHaveLength(3);
    expect(html).not.toContain('<img src=x');
    expect(dataOf(html, 'maps')).toMatchObject([{ className: evil }]);
  });

  it('says classes, facts, every map in words and what a map does not say', () => {
    const html = reportHtml({
      ...report,
      pictures: [
        {
          ...picture,
          classes: [{ name: 'tabby', probability: 0.612 }],
          maps: [map, { ...map, method: 'LayerCAM' }],
        },
      ],
      facts: [['Model', 'MobileNet, sha512-abc']],
    });
    expect(html).toContain('<th scope="row">tabby</th><td>61.2 %</td>');
    expect(html).toContain('<dt>Model</dt><dd>MobileNet, sha512-abc</dd>');
    expect(html).toContain(
      '<li>Evidence for &#34;tabby&#34; (61 %), by LayerCAM at conv. One hot spot.</li>',
    );
    expect(html).toContain('What a map says, and what it does not');
  });

  const wrong = (part: object) => ({ ...report, ...part });
  it.each<[string, Report, string]>([
    ['no pictures', wrong({ pictures: [] }), 'these are not pictures'],
    ['no maps', wrong({ pictures: [{ ...picture, maps: [] }] }), 'these are not maps'],
    [
      'a picture elsewhere',
      wrong({ pictures: [{ ...picture, href: 'https://example.org/cat.png' }] }),
      'the picture is not in its address',
    ],
    [
      'NaN',
      wrong({
        pictures: [
          { ...picture, maps: [{ ...map, scores: { ...map.scores, data: [NaN, 0, 0, 0] } }] },
        ],
      }),
      'finite',
    ],
    [
      'a sign that is none',
      // Border to programs without types.
      wrong({ pictures: [{ ...picture, maps: [{ ...map, sign: 'up' as 'signed' }] }] }),
      'the sign of a map is unknown',
    ],
    ['facts that are none', wrong({ facts: ['Model'] }), 'these are not facts'],
    ['an unknown option', wrong({ tilte: '' }), 'there is no option "tilte"'],
  ])('refuses %s', (_, given, sentence) => {
    expect(() => reportHtml(given)).toThrow(GradCamError);
    expect(() => reportHtml(given)).toThrow(/^reportHtml: /);
    expect(() => reportHtml(given)).toThrow(sentence);
  });
});
