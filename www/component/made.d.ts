/** What the build puts into the element: made of the prose and the style of the pages. */
declare module 'crease:away' {
  /** The figures by their chapter, as HTML, the one for no link first. */
  export const figures: Record<string, string>;
  /** The style inside the element. */
  export const style: string;
  /** The public address of the site; empty where the build was not told. */
  export const site: string;
}
