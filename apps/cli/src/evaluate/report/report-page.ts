import { createHash } from 'node:crypto';
import type { Session } from '../../model/session.js';
import { jsonOfSession } from '../../output/json-of-session.js';
import type { MeasuredSet } from '../measured-set.js';
import { countText } from '../say/set-lines.js';
import { sharedLayers } from '../say/setting-titles.js';
import type { SetProblem } from '../set/set-problem.js';
import { Markup, markup } from './markup.js';
import { mapSection } from './map-section.js';
import { metricSection } from './metric-section.js';
import { reportStyle } from './report-style.js';

/**
 * Writes what was measured on a set as a page that needs no other file, runs no script, and may fetch nothing.
 *
 * @param measured The set.
 * @param session The network.
 * @returns HTML.
 */
export function reportPage(measured: MeasuredSet, session: Session): string {
  const { folder, summary, problems, settings } = measured;
  const layers = sharedLayers(settings);
  const hash = createHash('sha256').update(reportStyle).digest('base64');
  const { html } = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Maps of ${folder}, measured</title>
<style>${new Markup(reportStyle)}</style>
</head>
<body>
<main>
<h1>Maps of ${folder}, measured</h1>
<p>${countText(measured)}, ${session.title} on ${session.adapter.name}.</p>
${
  layers === undefined
    ? ''
    : markup`<p>Feature layer: ${layers}.</p>
`
}${summary.map(metricSection)}${mapSection(measured)}${readingSection}${problemSection(problems)}${originSection(session)}</main>
</body>
</html>
`;
  return html;
}

const readingSection = markup`<section>
<h2>How to read this</h2>
<ul>
<li>The interval is a 95 % bootstrap interval of the mean, of six samples or more. It tells how far other pictures of the same kind might move the mean, and nothing about other kinds of pictures.</li>
<li>The difference is taken picture by picture on those that both settings have. Where its interval holds 0, the set does not show which setting is better; a larger one may.</li>
<li>The centre of the picture, a hill in its middle, is no map at all: whoever takes a photo puts the object there. A map that points no better has shown nothing.</li>
<li>Of twenty settings that are equally good, one is likely to seem different by chance. Look at the best one again on other pictures.</li>
<li>Each metric measures one thing. Deletion, insertion and ROAD ask what the network uses, the pointing game and its like where the object is: a network may use what is not the object. ROAD prefers blurry maps.</li>
</ul>
</section>
`;

function problemSection(problems: readonly SetProblem[]): Markup {
  if (problems.length === 0) return markup``;
  const row = ({ picture = 'the set', metric = '', sentence }: SetProblem) =>
    markup`<tr><th scope="row">${picture}</th><td>${metric}</td><td class="text">${sentence}</td></tr>
`;
  return markup`<section>
<h2>What could not be measured</h2>
<div class="wide" tabindex="0" role="region" aria-label="What could not be measured"><table>
<thead><tr><th scope="col">Picture</th><th scope="col">Metric</th><th scope="col">Why</th></tr></thead>
<tbody>
${problems.map(row)}</tbody>
</table></div>
</section>
`;
}

function originSection(session: Session): Markup {
  const { model, backend, versions } = jsonOfSession(session);
  const { format, hash = 'unknown', engine, findings } = model;
  return markup`<section>
<h2>Where the numbers come from</h2>
<dl>
<dt>Network</dt><dd>${session.title} (${format}), hash ${hash}</dd>
<dt>Computed by</dt><dd>${engine.name} ${engine.version ?? ''}, backend ${backend}, gradcam ${versions.gradcam}, Node ${versions.node}</dd>
${findings.map(
  ({ text }) => markup`<dt>Input</dt><dd>${text}</dd>
`,
)}</dl>
</section>
`;
}
