/** All strings of Loqui in one language. The elements' own strings say which there are, and what each is given. */
import type { Translation as BaseTranslation } from '@shoelace-style/localize';
import type { en } from './en.js';

type Strings = Omit<typeof en, keyof BaseTranslation>;

/** `$code` is the language (`de`, `de-CH`), `$name` what it calls itself, `$dir` the way it is written. */
export interface Translation extends BaseTranslation, Strings {}
