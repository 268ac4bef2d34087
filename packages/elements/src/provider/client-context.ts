/** How a provider inside another shares its client. Not exported by the package: elements below a provider are handed state, never the client. */
import { createContext } from '@lit/context';
import type { Client } from '@loqui/core';

/** `coming`: the provider further out will have a client as soon as the code for it is here. */
export const clientContext = createContext<Client | 'coming' | undefined>(Symbol.for('loqui-client'));
