/** True for a key that belongs to a word of an input method, such as the Enter that accepts it. Safari has ended composing by then: only the key code shows it. */
export function isComposedKey(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else shows it in Safari
  return event.isComposing || event.keyCode === 229;
}
