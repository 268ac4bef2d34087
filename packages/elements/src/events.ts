/**
 * All events of the elements. Acts of the person go up, and a page can cancel them before the provider applies them; the others say what has happened. Each
 * file also gives its events to `addEventListener`.
 */
export * from './events/conversation-events.js';
export * from './events/message-events.js';
export * from './events/news-events.js';
export * from './events/room-events.js';
