/** The style of a report. */
export const reportStyle = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 70rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
.side { display: grid; gap: 1.5rem; grid-template-columns: minmax(0, 1fr); }
@media (min-width: 50rem) { .side { grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); } }
.stage { position: relative; align-self: start; justify-self: start; line-height: 0; }
.stage img { max-width: 100%; height: auto; }
.stage canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
form { display: grid; gap: .75rem; }
label { display: grid; grid-template-columns: 7rem minmax(0, 1fr) 3.5rem; gap: .5rem; align-items: center; }
select { grid-column: 2 / -1; font: inherit; min-width: 0; padding: .25rem; }
input { width: 100%; margin: 0; min-height: 1.5rem; }
output { text-align: end; font-variant-numeric: tabular-nums; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding: .5rem 0; }
th { font-weight: 400; text-align: start; padding-inline: 0; }
td { text-align: end; font-variant-numeric: tabular-nums; white-space: nowrap; padding-inline-start: 1rem; }
th, td { border-top: 1px solid; padding-block: .25rem; padding-inline-end: 0; }
dl { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 3fr); gap: .25rem 1rem; }
dd { margin: 0; }
`;

/** The hash by which the content policy of a report knows it; a test computes it again. */
export const reportStyleHash = 'sha256-P4YTvirdSq3OzOrBsMfuyrWX1frZ4xwBgDa6gFbiSlY=';
