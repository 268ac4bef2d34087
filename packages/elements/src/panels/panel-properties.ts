/** What a site sets on a panel. */
import { LitElement } from 'lit';
import type { Client, Room, Token, Transport, Wire } from '@loqui/core';
import { property } from '../property.js';
import { isClient, isRoom, isText, isToken, isTransport } from '../property-shapes.js';

export abstract class PanelProperties extends LitElement {
  /** Where the server adapter is mounted; default `/loqui`. Inside a provider, that one's client is used unless this is set. */
  @property() src = '';

  /** Name of the room, which everybody who may enter it shares. Inside a provider: that one's room, unless this is set. */
  @property() room = '';

  /** Our name as a guest, where the site signs nobody in. */
  @property() name = '';

  /** How the server is reached: `auto` finds the wire that works; `sse`, `websocket` and `poll` take that one. Or a transport of your own. */
  @property({ oneOf: ['auto', 'sse', 'websocket', 'poll'], shape: isTransport }) transport: 'auto' | Wire | Transport = 'auto';

  /** Title in the header, in place of the room's own. */
  @property() heading = '';

  /** Own messages in a bubble at the end of the line, or all alike. */
  @property({ oneOf: ['bubbles', 'flat'] }) layout: 'bubbles' | 'flat' = 'bubbles';

  /** How closely things stand. */
  @property({ reflect: true, oneOf: ['comfortable', 'compact'] }) density: 'comfortable' | 'compact' = 'comfortable';

  /** In place of the placeholder that says who will answer. */
  @property() placeholder = '';

  /** Reading only. */
  @property({ type: Boolean }) readonly = false;

  /** Files can be attached; see `loqui-attach`. */
  @property({ type: Boolean }) uploads = false;

  /** No header. */
  @property({ type: Boolean, attribute: 'no-header' }) noHeader = false;

  /** All messages that are loaded are in the page, not just those near the view: for a page with a search of its own. See `loqui-message-list`. */
  @property({ type: Boolean }) plain = false;

  /** The address of the page says which room and which message is shown, `?room=lobby#message-id`, or which private conversation. */
  @property({ type: Boolean, attribute: 'deep-link' }) deepLink = false;

  /** Greeting while nothing has been said. */
  @property() greeting = '';

  /** What one could ask, while nothing has been said: four at most. As an attribute a JSON array of strings. */
  @property({ type: Array, shape: isText }) suggestions: readonly string[] = [];

  /** The language of the panel; by default the one around it. */
  @property() override lang = '';

  /** Whether the site's cookies go with the requests, as of `fetch`: `include` for a server on another origin; default `same-origin`. */
  @property({ oneOf: ['', 'omit', 'same-origin', 'include'] }) credentials: RequestCredentials | '' = '';

  /** Proves who we are: a bearer token, or a function that fetches one. */
  @property({ attribute: false, optional: true, shape: isToken }) token?: Token | undefined;

  /** A client of your own, in place of `src`. */
  @property({ attribute: false, optional: true, shape: isClient }) client?: Client | undefined;

  /** A room of your own, in place of `room`. */
  @property({ attribute: false, optional: true, shape: isRoom }) handle?: Room | undefined;
}
