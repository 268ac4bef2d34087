/** Keeps the edit or reply begun at a message until it is sent or cancelled. Each panel and provider has one. */
import { ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import { composingContext, type Composing } from '../context.js';
import { LoquiCancelEvent, LoquiEditEvent, LoquiEditStartEvent, LoquiReplyEvent, LoquiSendEvent } from '../events.js';
import { ActListener } from './act-listener.js';

const acts = new ActListener();

export function keepComposing(host: LitElement): void {
  const provider = new ContextProvider(host, { context: composingContext });
  const on = (types: readonly string[], next: (event: Event) => Composing | undefined): void =>
    acts.listen(host, types, (event) => provider.setValue(next(event)));
  on([LoquiReplyEvent.type], (event) => (event instanceof LoquiReplyEvent ? { kind: 'reply', messageId: event.messageId } : undefined));
  on([LoquiEditStartEvent.type], (event) => (event instanceof LoquiEditStartEvent ? { kind: 'edit', messageId: event.messageId } : undefined));
  on([LoquiCancelEvent.type, LoquiEditEvent.type, LoquiSendEvent.type], () => undefined);
}
