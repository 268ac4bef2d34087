/** All strings of Loqui in one language. Which there are, and their parameters, follows from the elements' own strings. */
import type { Translation as BaseTranslation } from '@shoelace-style/localize';
import type { en } from './en.js';

type Strings = Omit<typeof en, keyof BaseTranslation>;

/** `$code` is the language (`de`, `de-CH`), `$name` what it calls itself, `$dir` the way it is written. */
export interface Translation extends BaseTranslation, Strings {}
