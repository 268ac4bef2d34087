import type { Translation as BaseTranslation } from '@shoelace-style/localize';
import type { en } from './en.js';

type Strings = Omit<typeof en, keyof BaseTranslation>;

/** All strings of Loqui in one language. `$code` is the language (`de`, `de-CH`), `$name` its own name, `$dir` its direction. */
export interface Translation extends BaseTranslation, Strings {}
