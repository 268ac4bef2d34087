/** Loqui's core: rooms, messages, presence and streaming answers as RxJS stores. No framework, no DOM. */
export * from './client.js';
export type * from './conversations.js';
export * from './guest.js';
export * from './protocol/index.js';
export type * from './room-view.js';
export type * from './room.js';
export * from './storage/index.js';
export * from './stores/index.js';
export * from './transport/index.js';
