/** What a figure shows. */
export interface CreaseReport {
  /** The scene, as the fragment of a link. */
  link: string;
  training: boolean;
  step: number;
  /** Share of the training points that are right. */
  accuracy: number | null;
  /** Regions in the frame. */
  regions: number | null;
  goals: { name: string; reached: boolean }[];
  /** What was left out of the options, because it means nothing here or cannot be had. */
  ignored: string[];
}

/** `<crease-figure link="…">`. Fires `change` with a CreaseReport, and `goal` with the name of a goal reached. */
export class CreaseFigure extends HTMLElement {
  link: string;
  autorun: boolean;
  site: string;
  readonly running: boolean;
  /** Runs the figure, as its button does; tells whether it runs now. */
  run(): Promise<boolean>;
  /** Trains, or stops training. */
  train(on: boolean): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'crease-figure': CreaseFigure;
  }
}
