/**
 * Character references in text: those by number, and the names of Latin and Greek letters, of HTML 4's symbols, and of the marks that Markdown uses. All 2,125
 * names of HTML would cost more than the parser.
 */

/** Names in the order of their characters, from a first one on; `-` where a character has none. */
const RANGES: readonly (readonly [first: number, names: string])[] = [
  [
    0xa0,
    ' nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo' +
      ' frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve' +
      ' Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute' +
      ' ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml',
  ],
  [
    0x100,
    ' Amacr amacr Abreve abreve Aogon aogon Cacute cacute Ccirc ccirc Cdot cdot Ccaron ccaron Dcaron dcaron Dstrok dstrok Emacr emacr - - Edot edot Eogon' +
      ' eogon Ecaron ecaron Gcirc gcirc Gbreve gbreve Gdot gdot Gcedil - Hcirc hcirc Hstrok hstrok Itilde itilde Imacr imacr - - Iogon iogon Idot imath IJlig' +
      ' ijlig Jcirc jcirc Kcedil kcedil kgreen Lacute lacute Lcedil lcedil Lcaron lcaron Lmidot lmidot Lstrok lstrok Nacute nacute Ncedil ncedil Ncaron ncaron' +
      ' napos ENG eng Omacr omacr - - Odblac odblac OElig oelig Racute racute Rcedil rcedil Rcaron rcaron Sacute sacute Scirc scirc Scedil scedil Scaron' +
      ' scaron Tcedil tcedil Tcaron tcaron Tstrok tstrok Utilde utilde Umacr umacr Ubreve ubreve Uring uring Udblac udblac Uogon uogon Wcirc wcirc Ycirc ycirc' +
      ' Yuml Zacute zacute Zdot zdot Zcaron zcaron',
  ],
  [0x391, ' Alpha Beta Gamma Delta Epsilon Zeta Eta Theta Iota Kappa Lambda Mu Nu Xi Omicron Pi Rho - Sigma Tau Upsilon Phi Chi Psi Omega'],
  [0x3b1, ' alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega'],
];

/** Each other name with its character. */
const SYMBOLS =
  ' amp=& lt=< gt=> quot=" fnof=ƒ circ=ˆ tilde=˜ ensp=\u2002 emsp=\u2003 thinsp=\u2009 zwnj=\u200c zwj=\u200d lrm=\u200e rlm=\u200f ndash=– mdash=—' +
  ' lsquo=‘ rsquo=’ sbquo=‚ ldquo=“ rdquo=” bdquo=„ dagger=† Dagger=‡ bull=• hellip=… permil=‰ prime=′ Prime=″ lsaquo=‹ rsaquo=› oline=‾ frasl=⁄ euro=€' +
  ' image=ℑ weierp=℘ real=ℜ trade=™ alefsym=ℵ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ crarr=↵ lArr=⇐ uArr=⇑ rArr=⇒ dArr=⇓ hArr=⇔ forall=∀ part=∂ exist=∃' +
  ' empty=∅ nabla=∇ isin=∈ notin=∉ ni=∋ prod=∏ sum=∑ minus=− lowast=∗ radic=√ prop=∝ infin=∞ ang=∠ and=∧ or=∨ cap=∩ cup=∪ int=∫ there4=∴ sim=∼ cong=≅' +
  ' asymp=≈ ne=≠ equiv=≡ le=≤ ge=≥ sub=⊂ sup=⊃ nsub=⊄ sube=⊆ supe=⊇ oplus=⊕ otimes=⊗ perp=⊥ sdot=⋅ lceil=⌈ rceil=⌉ lfloor=⌊ rfloor=⌋ lang=⟨ rang=⟩ loz=◊' +
  " spades=♠ clubs=♣ hearts=♥ diams=♦ check=✓ colon=: lpar=( rpar=) lsqb=[ rsqb=] ast=* num=# dollar=$ vert=| lowbar=_ grave=` apos=' cross=✗ star=☆" +
  ' phone=☎ female=♀ male=♂ starf=★ lbrace={ rbrace=} lbrack=[ rbrack=] commat=@ percnt=% excl=! quest=? sol=/ bsol=\\ equals== plus=+ semi=; comma=,' +
  ' period=. hyphen=‐ dash=‐ horbar=― caron=ˇ fflig=ﬀ filig=ﬁ fllig=ﬂ larrhk=↩ rarrhk=↪ map=↦ nearr=↗ searr=↘ swarr=↙ nwarr=↖ approx=≈ leq=≤ geq=≥ half=½' +
  ' epsi=ε phiv=ϕ varepsilon=ϵ';

interface Names {
  readonly characters: ReadonlyMap<string, string>;
  /** Beginnings of names, for those that are being written. */
  readonly beginnings: ReadonlySet<string>;
}

let names: Names | undefined;

/** Most answers have no reference: the tables are made for the first one. */
function readNames(): Names {
  if (names) return names;
  const characters = new Map<string, string>([
    ['Tab', '\t'],
    ['NewLine', '\n'],
  ]);
  for (const [first, list] of RANGES) {
    for (const [index, name] of list.trim().split(/ +/).entries()) characters.set(name, String.fromCodePoint(first + index));
  }
  for (const entry of SYMBOLS.trim().split(/ +/)) {
    const end = entry.indexOf('=');
    characters.set(entry.slice(0, end), entry.slice(end + 1));
  }
  const beginnings = new Set<string>();
  for (const name of characters.keys()) for (let end = 0; end <= name.length; end++) beginnings.add(name.slice(0, end));
  return (names = { characters, beginnings });
}

const REFERENCE = /&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|([a-zA-Z]\w{1,9}));/g;
const UNFINISHED = /&(#[xX]?[\da-fA-F]{0,7}|[a-zA-Z\d]{0,10})$/;

/** Replaces character references by their characters; unknown ones stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, number: string | undefined, name: string) => {
    if (!number) return readNames().characters.get(name) ?? whole;
    const code = Number(/^x/i.test(number) ? `0${number}` : number);
    return String.fromCodePoint(code && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? code : 0xfffd);
  });
}

/** Where an unfinished reference (`&am`) begins at the end of a growing text; the text's length when there is none. */
export function unfinishedEntity(text: string): number {
  const match = UNFINISHED.exec(text.slice(-14));
  return match && (match[1]!.startsWith('#') || readNames().beginnings.has(match[1]!)) ? text.length - match[0].length : text.length;
}
