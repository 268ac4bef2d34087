/** A chat server in one function: `createLoqui().fetch` is `(Request) => Promise<Response>`, mounted wherever you like. */
export { createLoqui, type DrainOptions, type Loqui, type LoquiOptions } from './create-loqui.js';
export type { Agent, AgentCall } from './agents/agent.js';
export type { Action, Authenticate, Authorize, AuthorizeRequest, Permission } from './guard/gate.js';
export { guests } from './guard/guests.js';
export type { ProxyTrust, TrustProxy } from './guard/address.js';
export { ownThings } from './guard/own-things.js';
export { LIMITS, type Limits } from './guard/limits.js';
export type { Origins } from './guard/origin.js';
export type { RefusalBody } from './guard/refusal.js';
export type { ServerLog } from './guard/server-log.js';
export type { RingLimits } from './room/ring.js';
export type { ConversationsHandle } from './room/conversations-handle.js';
export type { HandleMessage, RoomHandle } from './room/room-handle.js';
export type { SocketClientFrame, SocketReply } from './room/socket-frames.js';
export type { SocketSession, SocketWire } from './room/socket-session.js';
export { UnknownConversationError, type ConversationQuery, type ConversationStore, type Founding, type OwnedConversation } from './store/conversations.js';
export { memory, type MemoryOptions } from './store/memory.js';
export { DuplicateMessageError, type LogHead, type Store, type StoredEvent } from './store/store.js';
