// A hover without its pictures and its layout: what a screen reader reads.

/** The lines of the hover's HTML as `innerText` gives them, cells apart by a space. */
export function plainTextOf(html: string): string {
  return html
    .replace(/<br>|<\/div>|<\/tr>|<table[^<>]*>/g, '\n')
    .replace(/<\/td>/g, ' ')
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}
