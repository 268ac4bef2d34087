export const strings = {
  here: (count: number) => `${String(count)} here`,
  agents: (count: number) => (count === 1 ? '1 agent' : `${String(count)} agents`),
  alsoHere: (names: string) => `${names} can read this too`,
};
