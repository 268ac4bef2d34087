/** What a provider needs of the core to make a client. A file of its own, so that only this part of the core is fetched. */
export { createClient } from '@loqui/core';
