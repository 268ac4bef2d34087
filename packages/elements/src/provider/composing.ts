/** Keeps what the composer is about: an edit or a reply that was begun at a message, until it is sent or left. Panels and providers have one each. */
import { ContextProvider } from '@lit/context';
import type { LitElement } from 'lit';
import { composingContext, type Composing } from '../context.js';
import { LoquiCancelEvent, LoquiEditEvent, LoquiEditStartEvent, LoquiReplyEvent, LoquiSendEvent } from '../events.js';

/** Events that one further in has taken: those around it let them pass. */
const taken = new WeakSet<Event>();

export function keepComposing(host: LitElement): void {
  const provider = new ContextProvider(host, { context: composingContext });
  const on = (type: string, next: (event: Event) => Composing | undefined): void => {
    host.addEventListener(type, (event) => {
      if (taken.has(event)) return;
      taken.add(event);
      // After the event has gone all its way: whoever stands around us may still cancel it.
      queueMicrotask(() => {
        if (!event.defaultPrevented) provider.setValue(next(event));
      });
    });
  };
  on(LoquiReplyEvent.type, (event) => (event instanceof LoquiReplyEvent ? { kind: 'reply', messageId: event.messageId } : undefined));
  on(LoquiEditStartEvent.type, (event) => (event instanceof LoquiEditStartEvent ? { kind: 'edit', messageId: event.messageId } : undefined));
  for (const { type } of [LoquiCancelEvent, LoquiEditEvent, LoquiSendEvent]) on(type, () => undefined);
}
