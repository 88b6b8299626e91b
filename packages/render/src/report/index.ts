export type { Report, ReportFact, ReportMap, ReportPicture } from './report.js';
export { reportHtml } from './report-html.js';
