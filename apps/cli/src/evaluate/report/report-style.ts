/** The style of the report. */
export const reportStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 72rem; margin: 0 auto; padding: 1rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; }
th, td { padding: 0.3rem 0.8rem; text-align: left; border-bottom: 1px solid #8886; font-variant-numeric: tabular-nums; }
tbody th { font-weight: 600; }
td { white-space: nowrap; }
td:last-child { white-space: normal; }
.better::before { content: "▲ "; }
.worse::before { content: "▼ "; }
dd { overflow-wrap: anywhere; }
`;
