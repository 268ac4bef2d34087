/** Links marked `data-somebody` lead to the team room under a name that is not ours: the second window is another person. */
const NAMES = ['Mara', 'Jonas', 'Aroha', 'Emeka', 'Lucía', 'Kenji'];

/** @param mine the name this window has */
export function linkToSomebodyElse(mine?: string): void {
  const others = NAMES.filter((name) => name !== mine);
  const name = others[Math.floor(Math.random() * others.length)] ?? 'Guest';
  for (const link of document.querySelectorAll('a[data-somebody]')) link.setAttribute('href', `/team-room/?as=${encodeURIComponent(name)}`);
}

linkToSomebodyElse();
