// Packages that the README's snippets name and that are the reader's own choice: they are not installed for the proof.
declare module 'mermaid';
