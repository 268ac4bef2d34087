/** `file`: a path, `/` between folders. `undefined`: readers cannot reach it. */
export type AddressOf = (file: string) => string | undefined;

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const TARGET = String.raw`\(\s*<?([^()\s<>]*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)`;
const IMAGE = new RegExp(String.raw`!\[([^[\]]*)\]${TARGET}`, 'g');
const LINK = new RegExp(String.raw`(?<!!)\[((?:[^[\]]|!\[[^[\]]*\]\([^()]*\))*)\]${TARGET}`, 'g');
const ABSOLUTE = /^(?:[a-z][a-z\d+.-]*:|\/\/)/i;

/** A link out of reach becomes its words, and such a picture is removed. Absolute links and code stay. */
export function withReachableLinks(markdown: string, from: string, addressOf: AddressOf): string {
  let fence = '';
  return markdown
    .split('\n')
    .map((line) => {
      const mark = FENCE.exec(line)?.[1] ?? '';
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      return fence === '' && mark === '' ? lineWithReachableLinks(line, from, addressOf) : line;
    })
    .join('\n');
}

function lineWithReachableLinks(line: string, from: string, addressOf: AddressOf): string {
  return line
    .split(/(`+[^`]*`+)/)
    .map((piece, index) => (index % 2 === 1 ? piece : linked(piece, from, addressOf)))
    .join('');
}

function linked(text: string, from: string, addressOf: AddressOf): string {
  return text
    .replace(IMAGE, (whole: string, _words: string, target: string) => (ABSOLUTE.test(target) ? whole : ''))
    .replace(LINK, (whole: string, words: string, target: string) => {
      if (ABSOLUTE.test(target)) return whole;
      const [file = '', fragment = ''] = target.split('#');
      const address = addressOf(file === '' ? from : resolved(file, from));
      if (address === undefined) return words;
      return `[${words}](${address}${fragment === '' ? '' : `#${fragment}`})`;
    });
}

/** `../b.md` in `a/x/c.md` is `a/b.md`. */
function resolved(file: string, from: string): string {
  const folders = file.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of file.split('/')) {
    if (step === '..') folders.pop();
    else if (step !== '.' && step !== '') folders.push(step);
  }
  return folders.join('/');
}
