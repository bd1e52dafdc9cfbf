// Whether a line of code is being written: what a check finds on it then says nothing.

const closes: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Whether brackets or quotes of the line are left open, or it ends in the middle of an expression. */
export function isUnfinished(line: string): boolean {
  const open: string[] = [];
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const letter = line.charAt(at);
    if (quote !== '') {
      if (letter === '\\') at++;
      else if (letter === quote) quote = '';
    } else if (letter === '#') break;
    else if (letter === '"' || letter === "'") quote = letter;
    else if ('([{'.includes(letter)) open.push(letter);
    else if (closes[letter] !== undefined && open.pop() !== closes[letter]) return true;
  }
  return open.length > 0 || quote !== '' || /[.=+\-*/%&|^~<>@]$/.test(line.trimEnd());
}
