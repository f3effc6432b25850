//! What a file of any kind holds: points or a network.
//!
//! How a page calls it: the bytes of a chosen, dropped or pasted file go into [`understand`]. For points it keeps the
//! [`Table`], whose roles the reader may change, see there. For a network, [`Imported`] has what a session can adopt. Errors
//! are codes with values ([`Misunderstood::problem`]). The module of extras has all of this as its class `ReadFile`; a `Handout`
//! takes its points or its network, and gives the link for the page.

use std::fmt;

use serde_json::{Value, json};

use super::encoding::decoded;
use super::import::{self, Foreign, ImportError, Imported, Note};
use super::table::{Points, Role, Roles, Table, TableError};
use super::tree::Tree;
use crate::dataset::Examples;
use crate::geometry::Point;
use crate::network::Activation;
use crate::network::decimal::read_decimal;
use crate::network::number::nearest_f32;
use crate::scene::Problem;

/// What a file holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Understood {
    /// Points, by the roles that the table's columns suggest.
    Points {
        /// The table.
        table: Box<Table>,
        /// The roles proposed.
        roles: Roles,
        /// The points by these roles.
        points: Box<Points>,
    },
    /// A network.
    Network(Box<Imported>),
}

/// Why a file gives neither points nor a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Misunderstood {
    /// It looked like points.
    Table(TableError),
    /// It looked like a network.
    Network(ImportError),
}

impl Misunderstood {
    /// The error as the page words it.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Table(error) => error.problem(),
            Self::Network(error) => error.problem(),
        }
    }
}

impl fmt::Display for Misunderstood {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Table(error) => write!(f, "{error}"),
            Self::Network(error) => write!(f, "{error}"),
        }
    }
}

impl std::error::Error for Misunderstood {}

impl From<TableError> for Misunderstood {
    fn from(error: TableError) -> Self {
        Self::Table(error)
    }
}

impl From<ImportError> for Misunderstood {
    fn from(error: ImportError) -> Self {
        Self::Network(error)
    }
}

/// What a file holds, told by its content alone.
///
/// # Errors
/// What is wrong with it, as points or as a network, whichever it looks like.
pub fn understand(bytes: &[u8]) -> Result<Understood, Misunderstood> {
    if is_network(bytes) {
        let network = import::read_bytes(bytes, None)?;
        return Ok(Understood::Network(Box::new(network)));
    }
    let table = Box::new(Table::read(bytes)?);
    let roles = table.proposal();
    let points = Box::new(table.points(&roles)?);
    Ok(Understood::Points {
        table,
        roles,
        points,
    })
}

fn is_network(bytes: &[u8]) -> bool {
    if import::is_binary(bytes) {
        return true;
    }
    // What is too long for a network can still be a table.
    if bytes.len() > import::MOST_BYTES {
        return false;
    }
    let (text, _) = decoded(bytes);
    if Foreign::of_text(&text).is_some() {
        return true;
    }
    let json = text.trim_start().starts_with(['[', '{']);
    json && Tree::of(&text).is_ok_and(|tree| import::is_network(&tree))
}

/// Where scores are told.
const PLACES: [Point; 3] = [
    Point { x: 0.0, y: 0.0 },
    Point { x: 1.0, y: 0.5 },
    Point { x: -0.75, y: 1.0 },
];

impl Understood {
    /// What was understood, as the command line tells it.
    #[must_use]
    pub fn report(&self) -> Value {
        match self {
            Self::Points { roles, points, .. } => points_report(roles, points),
            Self::Network(network) => network_report(network),
        }
    }
}

fn points_report(roles: &Roles, points: &Points) -> Value {
    let mark = |test: bool| i32::from(test);
    let rows: Vec<Value> = match &points.examples {
        Examples::Samples(samples) => (samples.iter())
            .map(|one| {
                json!([
                    short(one.at.x),
                    short(one.at.y),
                    one.label.0,
                    mark(one.test)
                ])
            })
            .collect(),
        Examples::Targets(targets) => (targets.iter())
            .map(|one| {
                json!([
                    short(one.at.x),
                    short(one.at.y),
                    short(one.value),
                    mark(one.test)
                ])
            })
            .collect(),
    };
    let columns: Vec<&str> = roles
        .columns
        .iter()
        .map(|role: &Role| role.name())
        .collect();
    let notes: Vec<String> = points.notes.iter().map(ToString::to_string).collect();
    json!({
        "kind": "points",
        "points": rows,
        "classes": points.classes,
        "columns": columns,
        "notes": notes,
    })
}

fn network_report(read: &Imported) -> Value {
    let network = &read.network;
    let mut notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    if network.outputs() == 2 {
        notes.push(Note::Difference.to_string());
    }
    let mut report = json!({
        "kind": "network",
        "maker": read.source.maker(),
        "widths": network.shape(),
        "activation": network.activation().name(),
        "layers": read.layers,
        "scores": PLACES.map(|at| one_score(read.exact.scores(at))),
        "notes": notes,
    });
    match network.activation() {
        Activation::Leaky { slope } => report["slope"] = json!(short(slope)),
        Activation::Softplus { sharpness } => report["sharpness"] = json!(short(sharpness)),
        _ => {}
    }
    report
}

/// The scores; of two classes that of class 1 minus that of class 0.
fn one_score(scores: Vec<f64>) -> Vec<f64> {
    match scores[..] {
        [zero, one] => vec![one - zero],
        _ => scores,
    }
}

/// An `f32` value with the digits that it needs as such.
fn short(value: f64) -> f64 {
    let text = nearest_f32(value).to_string();
    read_decimal(&text).unwrap_or(value)
}
