//! A slice through a larger network: which plane it is, how far its cells are, and what on it is looked at.
//!
//! ```text
//! rows     the rows of inputs that a plane can go through
//! cut      the cells of the plane, built piece by piece
//! found    what is counted on them, once
//! readout  all of it in numbers
//! table    its regions as rows of a table
//! ```

mod cut;
mod found;
mod readout;
mod rows;
mod table;

use crate::cells::Budget;
use crate::geometry::{Point, Rect};
use crate::network::{Layer, Network, NetworkError, ShapeLimits};
use crate::scene::Problem;
use crate::slice::{Flat, Part, SliceCells, SliceError, frame_around, restricted};
use cut::Cut;
use found::Found;

pub use found::{CreasesReadout, LayerOfSlice};
pub use readout::{OutputOfSlice, SliceReadout};
pub use rows::{Row, Rows};
pub use table::RegionOfSlice;

/// What the plane goes through.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Through {
    /// Three rows; the third one may be some of the way towards a fourth.
    Rows {
        /// Their numbers, counted from 0.
        rows: [usize; 3],
        /// The fourth row, and how far the third has gone towards it, from 0 to 1.
        walk: (usize, f64),
    },
    /// Two features, with all others held at the values of a row.
    Features {
        /// The row.
        row: usize,
        /// The features, counted from 0.
        features: [usize; 2],
    },
}

/// A slice in use.
#[derive(Clone, Debug)]
pub struct Slicing {
    network: Network,
    /// Whether the file's network has one output, a score: then the second output here is that, and the first is 0.
    is_score: bool,
    rows: Rows,
    through: Through,
    flat: Flat,
    /// How many times closer than at first, and where the middle is then.
    closer: f64,
    middle: Option<Point>,
    cut: Cut,
    /// What was counted on the cells, where they are built: not anew whenever something else is pointed at.
    found: Option<Found>,
    /// The output that is shown against the best of the others; without one, whichever is highest.
    against: Option<usize>,
    pointed: Point,
}

/// The network of one output as one of two: nothing, and the score. Where the second is highest, the score is above 0.
fn against_zero(network: &Network) -> Result<Network, NetworkError> {
    let (output, hidden) = (network.output_layer(), network.hidden_layers());
    let weights = std::iter::repeat_n(0.0, output.inputs()).chain(output.row(0).iter().copied());
    let biases = vec![0.0, output.biases()[0]];
    let both = Layer::new(output.inputs(), weights.collect(), biases)?;
    let layers = hidden.iter().cloned().chain([both]);
    Network::within(ShapeLimits::SLICE, network.activation(), layers.collect())
}

/// How far the frame reaches beyond what the plane goes through, in shares of its extent.
const ROOM: f64 = 0.22;

impl Slicing {
    /// The most regions that are built.
    pub const MOST_REGIONS: usize = 100_000;
    /// The most memory that their building may take, in bytes.
    pub const MOST_BYTES: usize = 256_000_000;

    /// A network and rows of its inputs; of which nothing is cut yet. Without rows, one of zeros.
    ///
    /// # Errors
    /// Where the rows do not fit the network, or no plane goes through it.
    pub fn new(network: Network, rows: Option<Rows>) -> Result<Self, SliceError> {
        let is_score = network.outputs() == 1;
        let network = if is_score {
            against_zero(&network)?
        } else {
            network
        };
        let inputs = network.inputs();
        let rows = rows.unwrap_or_else(|| Rows::zeros(inputs));
        let (through, flat) = first_plane(&rows, inputs)?;
        let mut slicing = Self {
            cut: Cut::of(restricted(&network, &flat.plane)?),
            pointed: start(&flat),
            found: None,
            network,
            is_score,
            rows,
            through,
            flat,
            closer: 1.0,
            middle: None,
            against: None,
        };
        slicing.begin();
        Ok(slicing)
    }

    /// The same network with other rows.
    ///
    /// # Errors
    /// Those of [`Self::new`]; nothing is changed then.
    pub fn set_rows(&mut self, rows: Rows) -> Result<(), SliceError> {
        let is_score = self.is_score;
        *self = Self::new(self.network.clone(), Some(rows))?;
        self.is_score = is_score;
        Ok(())
    }

    /// Lays the plane through something else.
    ///
    /// # Errors
    /// Where no plane goes through that; nothing is changed then.
    pub fn set_through(&mut self, through: Through) -> Result<(), SliceError> {
        let flat = flat_of(&self.rows, through, self.network.inputs())?;
        let network = restricted(&self.network, &flat.plane)?;
        let is_other_kind =
            std::mem::discriminant(&through) != std::mem::discriminant(&self.through);
        if is_other_kind {
            (self.closer, self.middle) = (1.0, None);
        }
        // What was pointed at stays the same mix of the rows.
        let mix = self.flat.mix(self.pointed).filter(|_| !is_other_kind);
        self.pointed = match (mix, flat.marks.as_slice()) {
            (Some([_, second, third]), [a, b, c]) => *a + (*b - *a) * second + (*c - *a) * third,
            _ => start(&flat),
        };
        (self.through, self.flat) = (through, flat);
        self.cut.replace(network);
        self.begin();
        Ok(())
    }

    /// Lays the plane along two features by their numbers as they were typed, counted from 0; a row holds all others.
    ///
    /// # Errors
    /// Where one of them is the number of no feature, or both are the same; nothing is changed then.
    pub fn go_along_features(&mut self, row: usize, typed: [f64; 2]) -> Result<(), SliceError> {
        let inputs = self.network.inputs();
        // A fraction, or a number beyond what an index holds, would else become that of another feature.
        let feature = |number: f64| {
            let mut all = (0..inputs).zip(0_u32..);
            let found = all.find(|(_, place)| f64::from(*place) == number);
            found.map_or(inputs, |(feature, _)| feature)
        };
        let features = typed.map(feature);
        self.set_through(Through::Features { row, features })
    }

    fn begin(&mut self) {
        self.found = None;
        self.cut.begin(self.frame());
    }

    /// Builds a piece of what is missing, some milliseconds long; returns whether something is left.
    pub fn advance(&mut self) -> bool {
        let left = self.cut.advance(Budget {
            work: 1_000_000,
            regions: Self::MOST_REGIONS,
            bytes: Self::MOST_BYTES,
        });
        if self.found.is_none() {
            self.found = self.cells().map(|cells| self.count(cells));
        }
        left
    }

    /// Gives up what is being built.
    pub fn cancel(&mut self) {
        self.cut.cancel();
    }

    /// Goes closer to what is pointed at, by a factor; below 1 further away.
    pub fn go_closer(&mut self, factor: f64) {
        const CLOSEST: f64 = 1e6;
        self.closer = (self.closer * factor).clamp(1.0 / 64.0, CLOSEST);
        self.middle = Some(self.pointed);
        self.begin();
    }

    /// Goes back to what the plane goes through.
    pub fn go_home(&mut self) {
        (self.closer, self.middle) = (1.0, None);
        self.pointed = start(&self.flat);
        self.begin();
    }

    /// The visible part of the plane.
    #[must_use]
    pub fn frame(&self) -> Rect {
        let whole = frame_around(&self.around(), ROOM);
        let (from, to) = (whole.min, whole.max);
        let middle = self.middle.unwrap_or_else(|| from.lerp(to, 0.5));
        Rect::square(middle, 0.5 * whole.width() / self.closer)
    }

    /// What the frame fits: the rows that the plane goes through, or all rows by the two features.
    fn around(&self) -> Vec<Point> {
        match self.through {
            Through::Rows { .. } => self.flat.marks.clone(),
            Through::Features { features, .. } => self.rows.places(features),
        }
    }

    /// Points at a place of the plane, moved into the frame; a place that is none changes nothing.
    pub fn point(&mut self, at: Point) {
        if !(at.x.is_finite() && at.y.is_finite()) {
            return;
        }
        let Rect { min, max } = self.frame();
        self.pointed = Point::new(at.x.clamp(min.x, max.x), at.y.clamp(min.y, max.y));
    }

    /// Moves what is pointed at by shares of the frame.
    pub fn move_point(&mut self, across: f64, up: f64) {
        let width = self.frame().width();
        let at = self.pointed;
        self.point(Point::new(at.x + across * width, at.y + up * width));
    }

    /// Shows one output against the best of the others, or whichever is highest.
    pub fn show(&mut self, against: Option<usize>) {
        self.against = against.filter(|&output| output < self.network.outputs());
    }

    /// What is pointed at.
    #[must_use]
    pub const fn pointed(&self) -> Point {
        self.pointed
    }

    /// The plane, and what it goes through.
    #[must_use]
    pub const fn flat(&self) -> &Flat {
        &self.flat
    }

    /// What the plane goes through.
    #[must_use]
    pub const fn through(&self) -> Through {
        self.through
    }

    /// The network itself.
    #[must_use]
    pub const fn network(&self) -> &Network {
        &self.network
    }

    /// Whether the network has one output, a score: [`Self::network`] has two then, nothing and that score.
    #[must_use]
    pub const fn is_score(&self) -> bool {
        self.is_score
    }

    /// The network along the plane.
    #[must_use]
    pub const fn along(&self) -> &Network {
        self.cut.network()
    }

    /// The rows.
    #[must_use]
    pub const fn rows(&self) -> &Rows {
        &self.rows
    }

    /// The cells, where they are built.
    #[must_use]
    pub const fn cells(&self) -> Option<&SliceCells> {
        self.cut.cells()
    }

    /// The ends of the edges between two regions; none where the cells are not built.
    #[must_use]
    pub fn creases(&self) -> Vec<[Point; 2]> {
        self.cells().map_or_else(Vec::new, SliceCells::creases)
    }

    /// Where which output is highest, region by region; none where the cells are not built.
    #[must_use]
    pub fn parts(&self) -> &[Part] {
        self.cut.parts()
    }

    /// The output shown against the best of the others.
    #[must_use]
    pub const fn against(&self) -> Option<usize> {
        self.against
    }

    /// The inputs at a place.
    #[must_use]
    pub fn inputs_at(&self, at: Point) -> Vec<f64> {
        self.flat.plane.inputs_at(at)
    }

    /// The names of what lies at the marks.
    #[must_use]
    pub fn mark_names(&self) -> Vec<String> {
        let name = |row: usize| self.rows.name(row);
        match self.through {
            Through::Rows { rows, .. } => rows.map(name).to_vec(),
            Through::Features { row, .. } => vec![name(row)],
        }
    }

    /// The scores at a place, of the network itself.
    #[must_use]
    pub fn scores_at(&self, at: Point) -> Vec<f64> {
        let scores = self.network.pre_activations_from(self.inputs_at(at)).pop();
        scores.unwrap_or_default()
    }

    /// Width and height of the picture that the inputs can be shown as: a square, as large as its number of inputs says.
    #[must_use]
    pub fn picture_side(&self) -> Option<usize> {
        const LEAST: usize = 4;
        let inputs = self.network.inputs();
        let side = (LEAST..=64).find(|side| side * side >= inputs)?;
        (side * side == inputs).then_some(side)
    }
}

fn first_plane(rows: &Rows, inputs: usize) -> Result<(Through, Flat), SliceError> {
    if let Some((chosen, fourth)) = rows.first_choice() {
        let through = Through::Rows {
            rows: chosen,
            walk: (fourth, 0.0),
        };
        if let Ok(flat) = flat_of(rows, through, inputs) {
            return Ok((through, flat));
        }
    }
    let through = Through::Features {
        row: 0,
        features: [0, 1],
    };
    Ok((through, flat_of(rows, through, inputs)?))
}

fn flat_of(rows: &Rows, through: Through, inputs: usize) -> Result<Flat, SliceError> {
    match through {
        Through::Rows {
            rows: [first, second, third],
            walk: (fourth, share),
        } => {
            let (from, to) = (rows.inputs(third)?, rows.inputs(fourth)?);
            let walked: Vec<f64> = (from.iter().zip(to))
                .map(|(from, to)| from + share * (to - from))
                .collect();
            Flat::through([rows.inputs(first)?, rows.inputs(second)?, &walked], inputs)
        }
        Through::Features { row, features } => {
            Flat::of_features(rows.inputs(row)?, features, inputs)
        }
    }
}

/// What is pointed at first: the first row.
fn start(flat: &Flat) -> Point {
    flat.marks.first().copied().unwrap_or_default()
}

impl SliceError {
    /// The error as the page words it.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::InLine => Problem::new("slice-in-line"),
            Self::Row { found, expected } => Problem::new("slice-row")
                .number("found", *found as f64)
                .number("expected", *expected as f64),
            Self::NotFinite => Problem::new("slice-not-finite"),
            Self::Feature { inputs } => {
                Problem::new("slice-feature").number("inputs", *inputs as f64)
            }
            Self::Network(_) => Problem::new("slice-network"),
            Self::Cells(error) => cut::problem(error),
        }
    }
}
