/** Pure translators between foreign protocols and our events; used by browser and server alike. */
export * from './answer.js';
export * from './event-stream.js';
