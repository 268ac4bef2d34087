/** What a provider needs of the core when it must make a client itself. A file of its own: fetched by itself, it brings of the core only what this needs. */
export { createClient } from '@loqui/core';
