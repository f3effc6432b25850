/** Points of every kind of data, as the build drew them. */
declare module 'crease:points' {
  /** By the name of the data: inputs and outputs of its networks, and the places of each class as pairs of numbers below 100. */
  export const points: Record<string, { inputs: number; outputs: number; marks: string[] }>;
}
