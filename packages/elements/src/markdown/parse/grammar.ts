/** The part of the grammar that is fetched when it is needed; see `later-grammar.ts`. */
export { decodeEntities, unfinishedEntity } from '../entities.js';
export { Autolinks, bracketedAddress } from './autolink.js';
export { htmlEnds, htmlKind } from './html-block.js';
export { markupCloser, readTag, tagEnd } from './html-tag.js';
