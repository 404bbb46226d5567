/** First characters that make a spreadsheet take a cell for a formula (OWASP, CSV Injection). */
const FORMULA_START = /^[=+\-@\t\r\n|]/;

/** CSV by RFC 4180; a cell that would be a formula begins with an apostrophe. */
export function csvOf(lines: readonly (readonly (string | number)[])[]): string {
  return lines.map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
}

function quoted(cell: string | number): string {
  const text = typeof cell === 'string' && FORMULA_START.test(cell) ? `'${cell}` : String(cell);
  return `"${text.replaceAll('"', '""')}"`;
}

/** Hands a text to the browser as a file; nothing leaves the browser. */
export function download(fileName: string, text: string): void {
  const link = document.createElement('a');
  link.href = `data:text/csv;charset=utf-8,${encodeURIComponent(`\uFEFF${text}`)}`;
  link.download = fileName;
  link.click();
}
