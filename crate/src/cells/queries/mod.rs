//! Queries on finished cells: counts, level sets, point location, maps, and retention.
//!
//! Reads a complex and changes nothing.

mod bounds;
mod census;
mod contest;
mod fibre;
mod fold;
mod hinge;
mod image;
mod images;
mod level_sets;
mod locate;
mod maps;
mod points;
mod region_image;
mod retention;

pub use bounds::RegionBounds;
pub use census::Census;
pub use contest::Contest;
pub use fibre::{Fibres, Shares, Spot};
pub use fold::Fold;
pub use level_sets::{Band, Boundary};
pub use points::{PointImage, point_images};
pub use region_image::RegionImage;
pub use retention::Retention;
