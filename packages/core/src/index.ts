/** Loqui's core. The names exported here follow semantic versioning; everything else may change with any release. */
export { createClient } from './client.js';
export type { Client, ClientEvent, ClientOptions } from './client-contract.js';
export type { Conversations, ConversationsView } from './conversations.js';
export { guest, type Guest } from './guest.js';
export * from './protocol/index.js';
export type { Removal, Room, RoomView, SendInput } from './room.js';
export * from './storage/index.js';
export type { ConversationsState } from './stores/conversations.js';
export type { InfoState } from './stores/info.js';
export type { ConnectionState, LocalChange, LocalEvent, StoreEvent } from './stores/local-events.js';
export type { Paging, Window } from './stores/messages-state.js';
export type { MessagesView } from './stores/messages.js';
export type { PresenceView } from './stores/presence.js';
export type { Ids } from './stores/sequence.js';
export type { Activity, ActiveRun, StreamingView } from './stores/streaming.js';
export * from './transport/index.js';
