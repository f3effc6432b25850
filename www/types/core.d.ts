/** What crosses from the core to the page. Made from the Rust types by crate/src/publish/typescript.rs, which says how to write it anew. */

export type ProblemValue = string | number;

export type Problem = {
  code: string,
  values: Record<string, ProblemValue>,
};

export type ClampNote = {
  asked: number,
  used: number,
  least: number,
  most: number,
};

export type Readout = {
  step: number,
  firstStep: number,
  lastStep: number,
  loss: number | null,
  accuracy: number | null,
  testAccuracy: number | null,
  error: number | null,
  testError: number | null,
  regions: number | null,
  moreRegions: number | null,
  deadUnits: number,
  deadPoints: number,
  units: number,
  classes: number,
  inputs: number,
  bestLine: number | null,
  sampled: number | null,
  problem: Problem | null,
  canUndo: boolean,
  canRedo: boolean,
  steepness: number | null,
  z: number | null,
  a: number | null,
  next: number | null,
  nextWeight: number | null,
  nextBias: number | null,
  nextZ: number | null,
  distance: number | null,
};

export type Called = {
  classes: Array<string>,
  inputs: Array<string>,
};

export type CollisionReadout = {
  erasedPoints: number,
  flattenedPoints: number,
  sameClassMerges: number,
  differentClassMerges: number,
};

export type FoldReadout = {
  problem: Problem | null,
  steps: number,
  first: number,
  last: number,
  layers: Array<LayerToFold>,
  oneToOne: number | null,
  folded: number | null,
  flattened: number | null,
  erased: number | null,
  parts: number | null,
  edges: number | null,
  nearestCorner: number | null,
  farthestCorner: number | null,
  dials: Array<number>,
  canFoldAgain: boolean,
  hasSheet: boolean,
};

export type LayerToFold = {
  letters: Array<string>,
  across: number,
  up: number,
};

export type LineReadout = {
  largestError: number | null,
  largestErrorAt: number | null,
  straightPieces: number | null,
  constant: number | null,
  units: Array<LineUnit>,
};

export type LineUnit = {
  layer: number,
  unit: number,
  letters: string,
  hinge: number | null,
  slope: number,
  rightward: boolean,
};

export type MirrorReadout = {
  z: number,
  activations: [number, number],
  weights: [number, number],
  score: number,
  graph: string | null,
};

export type BentUnit = {
  layer: number,
  unit: number,
  letters: string,
  bias: number,
  biases: [number, number],
  on: number,
  of: number,
};

export type CollapseReadout = {
  parameters: number,
  layers: number,
  numbers: number,
  row: [number, number, number],
  difference: number,
  off: number,
  linear: boolean,
  linearRegions: number | null,
  split: number,
  pinned: boolean,
  unit: BentUnit | null,
};

export type SideReadout = {
  value: string,
  step: number,
  loss: number | null,
  accuracy: number | null,
  deadUnits: number,
  units: number,
  regions: number | null,
  diverged: number | null,
  score: number | null,
};

export type SurfaceReadout = {
  turn: number,
  tilt: number,
  least: number | null,
  most: number | null,
  reach: number | null,
  facets: number | null,
};

export type EndedRun = {
  accuracy: number | null,
  solved: boolean,
  bornDead: boolean,
};

export type RunsReadout = {
  value: string,
  done: number,
  solved: number,
  of: number,
  runs: Array<EndedRun>,
};

export type RecoveryReadout = {
  layers: number,
  canAddUnit: boolean,
  canRemoveUnit: boolean,
  layer: number | null,
  kept: number | null,
  flattened: number | null,
  erased: number | null,
  folded: number | null,
  pointed: string | null,
  parts: number | null,
  orange: number | null,
  telling: number | null,
};

export type UnitLife = {
  letters: string,
  deaths: Array<number>,
  returns: Array<number>,
  dead: boolean,
};

export type LivesReadout = {
  firstStep: number,
  lastStep: number,
  step: number,
  layers: Array<LayerOfLives>,
  units: number,
  forgotten: number,
  rows: Array<UnitLife>,
};

export type LabReadout = {
  link: string,
  base: string,
  x: AxisReadout,
  y: AxisReadout,
  pictures: AxisReadout,
  seeds: number,
  steps: number,
  runs: number,
  shown: number,
  drawn: Array<number>,
  measure: string,
  dead: boolean,
  layers: string,
  data: string,
  activation: string,
  optimizer: string,
  batch: number,
};

export type RegionOfSlice = {
  share: number,
  on: Array<number>,
  outputs: Array<number>,
  next: number,
  lead: [number, number, number],
};

export type SliceReadout = {
  shape: string,
  isScore: boolean,
  activation: string,
  inputs: number,
  pictureSide: number | null,
  rows: Array<string>,
  through: [number, number, number] | null,
  walk: [number, number] | null,
  features: [number, number] | null,
  featureNames: [string, string] | null,
  held: number | null,
  against: number | null,
  regions: number | null,
  moreRegions: number | null,
  building: boolean,
  problem: Problem | null,
  vertices: number | null,
  edges: number | null,
  layers: Array<LayerOfSlice>,
  outputs: Array<OutputOfSlice>,
  highest: number,
  mix: [number, number, number] | null,
  place: [number, number],
  lead: [number, number, number] | null,
  next: number | null,
  on: Array<number>,
  creases: Array<CreasesReadout>,
  closer: number,
};

export type AxisReadout = {
  setting: string,
  values: Array<string>,
};

export type ProgressReadout = {
  done: number,
  all: number,
  left: number,
};

export type CellReadout = {
  x: string,
  y: string,
  picture: string,
  done: number,
  dead: boolean,
  off: SpreadReadout | null,
  accuracy: SpreadReadout | null,
  testAccuracy: SpreadReadout | null,
  loss: SpreadReadout | null,
  regions: SpreadReadout | null,
  diverged: number,
  bornDead: number,
  deaths: number,
  returns: number,
  pruned: number,
  merged: number,
  prunedTraining: number,
  prunedTest: number | null,
  prunedFrame: number | null,
  layers: Array<CellLayer>,
  runs: Array<RunReadout>,
  typical: number | null,
};

export type CellLayer = {
  units: number,
  onShare: number,
  offEverywhere: number,
  onEverywhere: number,
  directions: number,
};

export type SpreadReadout = {
  mean: number,
  error: number,
  least: number,
  median: number,
  most: number,
};

export type CellTables = {
  curves: Array<CurvesReadout>,
  layers: Array<SharesReadout>,
};

export type CurvesReadout = {
  picture: string,
  points: Array<CurvesPoint>,
};

export type CurvesPoint = {
  step: number,
  off: [number, number, number],
  loss: [number, number, number] | null,
};

export type SharesReadout = {
  on: Array<number>,
  negative: [number, number],
};

export type RunReadout = {
  run: number,
  seed: number,
  link: string,
  deadAtStart: number | null,
  firstDeath: number | null,
  off: number | null,
  accuracy: number | null,
  loss: number | null,
  diverged: boolean,
};

export type FindingReadout = {
  runs: number,
  picture: number,
  other: number | null,
  best: BestCell | null,
  deadCells: number,
  deadAccuracy: number | null,
  mostDeadAccuracy: number | null,
  divergedCells: number,
  aliveCells: number,
  aliveAccuracy: number | null,
  otherAccuracy: number | null,
  otherDiverged: number,
  otherConverged: number | null,
  runsWithDeaths: number,
  runsWithReturns: number,
};

export type BestCell = {
  x: string,
  y: string,
  accuracy: number,
  off: number,
  alike: number,
};

export type TheoryReadout = {
  setting: [number, number],
  count: number,
  mean: number,
  error: number,
  least: number,
  most: number,
  low: number | null,
  high: number | null,
};

export type NegativesReadout = {
  name: string,
  samples: number,
  units: number,
  onShare: number,
  dead: number,
  alwaysOn: number,
  histogram: Array<number>,
  directions: number,
  directionsRange: [number, number],
};

export type LayerOfLives = {
  deaths: number,
  returns: number,
};

export type PruningReadout = {
  letters: Array<string>,
  merged: boolean,
  units: number,
  training: number,
  test: number | null,
  frame: number | null,
  share: number | null,
};

export type UnitsReadout = {
  examples: number,
  sampled: number | null,
  layers: Array<LayerOfUnits>,
};

export type LayerOfUnits = {
  off: number | null,
  most: number,
  units: Array<UnitInNumbers>,
};

export type UnitInNumbers = {
  letters: string,
  on: number,
};

export type GoalReadout = {
  standing: Standing,
  lacks: Lack | null,
  tier: Tier | null,
  isEarned: boolean,
  earned: Tier | null,
  hint: Problem | null,
  canConcede: boolean,
  measures: Record<string, number | undefined>,
  asks: Record<string, number>,
  units: Record<string, string[]>,
};

export type Standing = "open" | "reached" | "shown" | "conceded";

export type Lack = "samples" | "classes" | "shape" | "silence" | "off" | "direction" | "unit" | "first" | "output" | "curve" | "start" | "slope" | "training";

export type Tier = "silver" | "gold";

export type Card = {
  parameters: Array<Parameter>,
  on: number,
  of: number,
  gradient: number | null,
  turnings: Array<Turned>,
  hinge: Line,
  inFrame: boolean | null,
  z: number | null,
  a: number | null,
  layer: number,
  unit: number,
  letters: string | null,
  class: number | null,
  dead: boolean,
};

export type UnitName = {
  layer: number,
  unit: number,
  letters: string | null,
  class: number | null,
  dead: boolean,
};

export type Parameter = {
  input: number | null,
  from: string | null,
  value: number,
};

export type Turned = {
  by: number,
  died: boolean,
};

export type Line = {
  a: number,
  b: number,
  c: number,
};

export type PickedParameter = {
  isParameter: boolean,
  input: number | null,
};

export type Pointed = {
  x1: number,
  x2: number,
  scores: Array<PointedScore>,
  likely: Likely | null,
  target: PointedTarget | null,
  sample: number | null,
  pinned: boolean,
  on: Array<string>,
  of: number,
};

export type PointedScore = {
  class: number | null,
  formula: Line | null,
  value: number,
};

export type Likely = {
  class: number | null,
  probability: number,
};

export type PointedTarget = {
  value: number,
  error: number,
  test: boolean,
};

export type ForwardTrace = {
  stations: Array<Station>,
};

export type Station = { "kind": "inputs",
  values: Array<Delivery>, } | { "kind": "hidden",
  layer: number,
  units: Array<UnitAtWork>, } | { "kind": "output",
  scores: Array<Sum>, } | { "kind": "probability",
  values: Array<TracedValue>,
  answer: number | null,
};

export type Delivery = {
  from: string,
  value: TracedValue,
};

export type UnitAtWork = {
  letters: string,
  silent: boolean,
  a: TracedValue,
  products: Array<Product>,
  bias: TracedValue,
  z: TracedValue,
  addsUp: boolean,
};

export type Sum = {
  products: Array<Product>,
  bias: TracedValue,
  z: TracedValue,
  addsUp: boolean,
};

export type Product = {
  weight: TracedValue,
  product: TracedValue,
  from: string,
  value: TracedValue,
};

export type TracedValue = {
  exact: number,
  rounded: number,
};

export type NetworkSummary = {
  source: NetworkSource,
  widths: Array<number>,
  parameters: number,
  activation: string,
  turn: number | null,
  assumed: boolean,
  withoutBiases: number,
  isDifference: boolean,
  layers: Array<string>,
  notes: Array<Problem>,
};

export type NetworkSource = "crease" | "state-dict" | "safetensors" | "scikit-learn" | "keras" | "onnx";

export type TableSummary = {
  preview: Array<Array<string>>,
  rows: number,
  columns: Array<Column>,
  roles: Roles,
};

export type Column = {
  name: string,
  content: ColumnContent,
  whole: boolean,
  counts: boolean,
  unique: boolean,
  distinct: Array<string>,
  more: boolean,
};

export type ColumnContent = "empty" | "numbers" | "words";

export type Roles = {
  heading: boolean,
  columns: Array<Role>,
  classes: Classes,
  standardise: boolean,
};

export type Role = "x1" | "x2" | "plane" | "class" | "number" | "split" | "ignore";

export type Classes = "all" | "most-frequent" | { "only": Array<string> } | { "against": string };

export type PointsSummary = {
  count: number,
  tests: number,
  inputs: number,
  classes: Array<ClassCount>,
  notes: Array<Problem>,
  far: boolean,
  fits: boolean,
  plane: Plane | null,
};

export type ClassCount = {
  name: string,
  count: number,
};

export type Plane = {
  columns: Array<number>,
  scaling: Scaling,
  directions: [Array<number>, Array<number>],
  share: number,
};

export type Scaling = {
  means: Array<number>,
  deviations: Array<number>,
};

export type DrawnCode = {
  side: number,
  path: string,
};
