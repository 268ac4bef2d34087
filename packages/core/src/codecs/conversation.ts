/** A room's messages as the turns a model is told: who spoke, in words and pictures. */
import { textOf, type FilePart, type Message, type Role } from '../protocol/index.js';

export interface Turn {
  readonly role: Role;
  /** Never blank when there are no images. */
  readonly text: string;
  /** Addresses of images, http(s) or data URLs. */
  readonly images: readonly string[];
}

/**
 * Oldest first, without messages that say nothing. Where several people speak, each one's words begin with the name,
 * so that the model can tell them apart; files that are no images are named.
 */
export function toTurns(messages: readonly Message[]): Turn[] {
  const people = new Set(messages.filter(({ role }) => role === 'user').map(({ author }) => author.id));
  const turns: Turn[] = [];
  for (const message of messages) {
    const files = message.parts.filter((part): part is FilePart => part.type === 'file');
    const images = message.role === 'user' ? files.filter(isImage).map(({ url }) => url) : [];
    const others = files.filter((file) => message.role !== 'user' || !isImage(file)).map(({ filename, mediaType }) => `[File: ${filename ?? mediaType}]`);
    const words = [textOf(message).trim(), ...others].filter((line) => line !== '').join('\n');
    if (words === '' && images.length === 0) continue;
    const named = message.role === 'user' && people.size > 1 ? `${message.author.name}: ${words}` : words;
    turns.push({ role: message.role, text: named, images });
  }
  return turns;
}

function isImage({ mediaType, url }: FilePart): boolean {
  return mediaType.startsWith('image/') && /^(https?|data):/.test(url);
}
