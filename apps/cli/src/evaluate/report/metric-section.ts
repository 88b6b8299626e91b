import { settingTitles } from '../say/setting-titles.js';
import { intervalText, numberText, verdictText } from '../say/summary-lines.js';
import type { MetricSummary, SettingSummary } from '../summary.js';
import { intervalChart } from './interval-chart.js';
import { markup, type Markup } from './markup.js';

/**
 * Writes the section of a metric: what it is, and a row for each setting.
 *
 * @param summary The metric in all settings.
 * @returns HTML.
 */
export function metricSection({ metric: { card }, settings }: MetricSummary): Markup {
  const titles = settingTitles(settings.map(({ setting }) => setting));
  return markup`<section>
<h2>${card.title}</h2>
<p><strong>${card.better === 'higher' ? 'Higher' : 'Lower'} is better.</strong> Formula: ${card.formula} (${card.paper}). Departures: ${card.departures}</p>
<div class="wide" tabindex="0" role="region" aria-label="${card.title}"><table>
<thead><tr><th scope="col">Setting</th><th scope="col">Mean</th><th scope="col">95 % interval</th><th scope="col"></th><th scope="col">Samples</th><th scope="col">Difference from the first</th><th scope="col">Shows</th></tr></thead>
<tbody>
${settings.map((each, at) => rowOf(titles[at] ?? '', each, settings))}</tbody>
</table></div>
</section>
`;
}

function rowOf(
  title: string,
  summary: SettingSummary,
  settings: readonly SettingSummary[],
): Markup {
  const { count, mean, interval, difference, verdict } = summary;
  const apart =
    difference === undefined ? '' : `${numberText(difference.mean)} (${intervalText(difference)})`;
  return markup`<tr><th scope="row">${title}</th><td>${mean === undefined ? 'nothing measured' : numberText(mean)}</td><td>${interval === undefined ? 'too few' : intervalText(interval)}</td><td>${intervalChart(summary, settings)}</td><td>${count}</td><td>${apart}</td><td class="${verdict ?? ''}">${verdict === undefined ? '' : verdictText(verdict)}</td></tr>
`;
}
