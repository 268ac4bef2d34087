export const strings = {
  moreThan: (count: string) => `more than ${count}`,
};
