/** Character references in text: those by number, and the names that people and models write; all 2125 names would cost more than the parser. */

/** Each name with its character. */
const NAMED =
  ' amp=& lt=< gt=> quot=" apos=\' nbsp=\u00a0 ensp=\u2002 emsp=\u2003 thinsp=\u2009 shy=\u00ad zwnj=\u200c zwj=\u200d copy=© reg=® trade=™ hellip=… mdash=— ndash=– lsquo=‘ rsquo=’ ldquo=“ rdquo=” laquo=« raquo=» bull=• middot=· sect=§ para=¶ euro=€ pound=£ yen=¥ cent=¢ deg=° plusmn=± times=× divide=÷ minus=− frac12=½ frac14=¼ frac34=¾ sup2=² sup3=³ micro=µ larr=← uarr=↑ rarr=→ darr=↓ harr=↔ rArr=⇒ ne=≠ le=≤ ge=≥ asymp=≈ infin=∞ sum=∑ radic=√ alpha=α beta=β gamma=γ delta=δ lambda=λ mu=μ pi=π sigma=σ omega=ω Delta=Δ Omega=Ω check=✓ hearts=♥ iexcl=¡ iquest=¿ szlig=ß auml=ä ouml=ö uuml=ü Auml=Ä Ouml=Ö Uuml=Ü eacute=é egrave=è agrave=à ccedil=ç ntilde=ñ colon=: lpar=( rpar=) lsqb=[ rsqb=] ast=* num=# dollar=$ vert=| lowbar=_ grave=` Tab=\t NewLine=\n ';

const REFERENCE = /&(?:#(\d{1,7}|[xX][\da-fA-F]{1,6})|([a-zA-Z]\w{1,8}));/g;
const UNFINISHED = /&(#[xX]?[\da-fA-F]{0,7}|[a-zA-Z\d]{0,8})$/;

/** Replaces character references by their characters; unknown ones stay as written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole, number: string | undefined, name: string) => {
    if (!number) {
      const at = NAMED.indexOf(` ${name}=`);
      return at < 0 ? whole : NAMED[at + name.length + 2]!;
    }
    const code = Number(/^x/i.test(number) ? `0${number}` : number);
    return String.fromCodePoint(code && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? code : 0xfffd);
  });
}

/** Where an unfinished reference (`&am`) begins at the end of a growing text; the text's length when there is none. */
export function unfinishedEntity(text: string): number {
  const match = UNFINISHED.exec(text.slice(-12));
  return match && (match[1]!.startsWith('#') || NAMED.includes(` ${match[1]!}`)) ? text.length - match[0].length : text.length;
}
