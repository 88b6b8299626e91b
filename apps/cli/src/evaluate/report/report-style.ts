/** The style of the report. */
export const reportStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 76rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.8rem; text-align: left; border-bottom: 1px solid #8886; font-variant-numeric: tabular-nums; }
tbody th { font-weight: 600; }
td { white-space: nowrap; }
tbody th { min-width: 8rem; max-width: 16rem; overflow-wrap: anywhere; }
td.text { white-space: normal; min-width: 16rem; }
.maps { display: flex; flex-wrap: wrap; gap: 1rem; }
figure { margin: 0; max-width: 240px; }
figcaption { font-size: 0.875rem; overflow-wrap: anywhere; }
.better::before { content: "▲ "; }
.worse::before { content: "▼ "; }
p, dd { overflow-wrap: anywhere; }
`;
