//! The TypeScript types of what crosses to the page, made from the Rust ones: `www/types/core.d.ts`.
//!
//! The test below holds the file against the types. `CREASE_TYPES=write cargo test --lib typescript` writes it anew.

use std::path::Path;
use std::{env, fs};

use ts_rs::{Config, TS};

use crate::measure::forward_trace;
use crate::publish::{cell_tables, import, qr, table};
use crate::scene::{Lack, Problem, ProblemValue, Tier};
use crate::session;

const FILE: &str = "../www/types/core.d.ts";

const HEAD: &str = "/** What crosses from the core to the page. Made from the Rust types by crate/src/publish/typescript.rs, which says how to write it anew. */\n";

/// A type as a module of TypeScript declares it, a line for each member. What the members are is told by the Rust types.
fn declared<T: TS>(config: &Config) -> String {
    let declaration = T::decl(config);
    let mut bare = String::new();
    let mut rest = declaration.as_str();
    while let Some((before, docs)) = rest.split_once("/**") {
        bare.push_str(before);
        rest = docs.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines = bare.lines().map(str::trim).filter(|line| !line.is_empty());
    let members: Vec<&str> = lines.collect();
    let text = members.join("\n  ").replace(", };", ",\n};");
    format!("export {text}\n")
}

fn types() -> String {
    // Whole numbers of Rust cross as numbers; those that are no safe integers never come up.
    let config = Config::new().with_large_int("number");
    macro_rules! all {
        ($($kind:ty),+ $(,)?) => {
            [$(declared::<$kind>(&config)),+]
        };
    }
    let types = all![
        ProblemValue,
        Problem,
        session::ClampNote,
        session::Readout,
        session::Called,
        session::CollisionReadout,
        session::FoldReadout,
        session::LayerToFold,
        session::LineReadout,
        session::LineUnit,
        session::MirrorReadout,
        session::BentUnit,
        session::CollapseReadout,
        session::SideReadout,
        session::SurfaceReadout,
        session::EndedRun,
        session::RunsReadout,
        session::RecoveryReadout,
        session::UnitLife,
        session::LivesReadout,
        session::lab::LabReadout,
        session::slicing::RegionOfSlice,
        session::slicing::SliceReadout,
        session::lab::AxisReadout,
        session::lab::ProgressReadout,
        session::lab::CellReadout,
        session::lab::CellLayer,
        session::lab::SpreadReadout,
        cell_tables::CellTables,
        cell_tables::CurvesReadout,
        cell_tables::CurvesPoint,
        cell_tables::SharesReadout,
        session::lab::RunReadout,
        session::lab::FindingReadout,
        session::lab::BestCell,
        session::lab::TheoryReadout,
        session::lab::NegativesReadout,
        session::LayerOfLives,
        session::PruningReadout,
        session::UnitsReadout,
        session::LayerOfUnits,
        session::UnitInNumbers,
        session::GoalReadout,
        session::Standing,
        Lack,
        Tier,
        session::Card,
        session::UnitName,
        session::Parameter,
        session::Turned,
        session::Line,
        session::PickedParameter,
        session::Pointed,
        session::PointedScore,
        session::Likely,
        session::PointedTarget,
        forward_trace::ForwardTrace,
        forward_trace::Station,
        forward_trace::Delivery,
        forward_trace::UnitAtWork,
        forward_trace::Sum,
        forward_trace::Product,
        forward_trace::TracedValue,
        import::Summary,
        import::Source,
        table::TableSummary,
        table::Column,
        table::Content,
        table::Roles,
        table::Role,
        table::Classes,
        table::PointsSummary,
        table::ClassCount,
        table::Plane,
        table::Scaling,
        qr::DrawnCode,
    ];
    format!("{HEAD}\n{}", types.join("\n"))
}

#[test]
fn the_types_of_the_page_are_those_of_the_core() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let types = types();
    if env::var("CREASE_TYPES").is_ok_and(|wish| wish == "write") {
        fs::write(&file, &types).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(
        written == types,
        "{FILE} is not what the Rust types give: CREASE_TYPES=write cargo test --lib typescript writes it"
    );
}
