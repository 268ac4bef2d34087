/** A separate file: a provider fetches only this part of the core. */
export { createClient } from '@loqui/core';
