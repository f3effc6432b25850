/** What the build puts into the element: made of the prose and the style of the pages. */
declare module 'crease:away' {
  /** An element as values, so that no HTML is parsed in somebody else's page, whose policy may forbid that; or text. */
  export type Markup = string | [name: string, attributes: Record<string, string>, ...children: Markup[]];
  /** The figures by their chapter, the one for no link first. */
  export const figures: Record<string, Markup>;
  /** The style inside the element. */
  export const style: string;
  /** The public address of the site; empty where the build was not told. */
  export const site: string;
}
