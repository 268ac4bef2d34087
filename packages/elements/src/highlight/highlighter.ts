import type { LineHighlighter } from './highlighted-lines.js';
import { findLanguage, type Language } from './languages.js';

const loading = new Map<string, Promise<LineHighlighter | undefined>>();
const loaded = new Map<string, LineHighlighter>();

export function loadedHighlighter(name: string): LineHighlighter | undefined {
  const language = findLanguage(name);
  return language && loaded.get(language.id);
}

/** Undefined: no grammar, or it cannot be loaded. The console shows a warning then, and the next call tries again. */
export function loadHighlighter(name: string): Promise<LineHighlighter | undefined> {
  const language = findLanguage(name);
  if (!language) return Promise.resolve(undefined);
  let promise = loading.get(language.id);
  if (!promise) loading.set(language.id, (promise = load(language)));
  return promise;
}

async function load(language: Language): Promise<LineHighlighter | undefined> {
  try {
    const [engine, grammar] = await Promise.all([import('./grammar-engine.js'), language.load()]);
    const highlighter = engine.addLanguage(language.id, grammar.default);
    loaded.set(language.id, highlighter);
    return highlighter;
  } catch (cause) {
    loading.delete(language.id);
    console.warn(`Code in ${language.label} stays plain: its grammar could not be loaded. Check that the page may fetch Loqui's modules.`, cause);
    return undefined;
  }
}
