/** All events: acts, which a page can cancel before the provider applies them, and news. Each file adds its events to `addEventListener`. */
export * from './events/command-events.js';
export * from './events/conversation-events.js';
export * from './events/form-events.js';
export * from './events/layout-events.js';
export * from './events/message-events.js';
export * from './events/news-events.js';
export * from './events/room-events.js';
export * from './events/select-event.js';
export * from './events/tab-events.js';
export * from './events/table-events.js';
