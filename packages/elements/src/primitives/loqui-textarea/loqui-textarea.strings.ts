export const strings = {
  charactersLeft: (characters: string, count: number) => (count === 1 ? '1 character left' : `${characters} characters left`),
};
