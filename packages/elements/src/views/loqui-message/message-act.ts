/** What a person may be offered to do with a message, beyond copying it. */
export type MessageAct = 'reply' | 'edit' | 'remove';
