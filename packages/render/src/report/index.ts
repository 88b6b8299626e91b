export type { Report, ReportFact, ReportMap, ReportPicture, ReportSign } from './report.js';
export { reportHtml } from './report-html.js';
