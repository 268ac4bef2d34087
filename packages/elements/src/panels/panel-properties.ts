import type { Client, Room, Token, Transport, Wire } from '@loqui/core';
import { property } from '../property.js';
import { isClient, isRoom, isText, isToken, isTransport } from '../property-shapes.js';
import { Themed } from '../provider/themed.js';

export abstract class PanelProperties extends Themed {
  /** Where the server adapter is mounted; default `/loqui`. Inside a provider its client is used, unless this is set. */
  @property() src = '';

  /** Name of the room, which everybody who may enter it shares. Inside a provider its room is used, unless this is set. */
  @property() room = '';

  /** The guest's name, where the site has no sign-in. */
  @property() name = '';

  /** The wire: `auto` finds one that works; `sse`, `websocket` and `poll` are fixed. Or a transport of your own. */
  @property({ oneOf: ['auto', 'sse', 'websocket', 'poll'], shape: isTransport }) transport: 'auto' | Wire | Transport = 'auto';

  /** Replaces the room's title in the header. */
  @property() heading = '';

  /** Own messages in bubbles at the end of the line, or all messages alike. */
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** Replaces the placeholder, which says who will answer. */
  @property() placeholder = '';

  /** Reading only. */
  @property({ type: Boolean }) readonly = false;

  /** Files can be attached; see `loqui-attach`. */
  @property({ type: Boolean }) uploads = false;

  /** No header. */
  @property({ type: Boolean, attribute: 'no-header' }) noHeader = false;

  /** What stays in view while an answer comes: the `end`, or the reader's `question`, at the top. Default: `question` in an assistant, `end` in a chat. */
  @property({ oneOf: ['', 'end', 'question'] }) follow: '' | 'end' | 'question' = '';

  /** Mounts all loaded messages, not only those near the view, for a page with its own search. See `loqui-message-list`. */
  @property({ type: Boolean }) plain = false;

  /** The page's address holds the room and message, `?room=lobby#message-id`, or the private conversation. */
  @property({ type: Boolean, attribute: 'deep-link' }) deepLink = false;

  /** Greeting in an empty room. */
  @property() greeting = '';

  /** Questions to choose from in an empty room, four at most. As an attribute a JSON array of strings. */
  @property({ type: Array, shape: isText }) suggestions: readonly string[] = [];

  /** Language of the panel; default: that of the page around it. */
  @property() override lang = '';

  /** Cookies in requests, as in `fetch`: `include` for a server on another origin; default `same-origin`. */
  @property({ oneOf: ['', 'omit', 'same-origin', 'include'] }) credentials: RequestCredentials | '' = '';

  /** A bearer token, or a function that fetches one. */
  @property({ attribute: false, optional: true, shape: isToken }) token?: Token | undefined;

  /** A client of your own, in place of `src`. */
  @property({ attribute: false, optional: true, shape: isClient }) client?: Client | undefined;

  /** A room of your own, in place of `room`. */
  @property({ attribute: false, optional: true, shape: isRoom }) handle?: Room | undefined;
}
