//! The limits of a complex: parameter range and number of regions.

/// The smallest and largest size of a parameter other than zero: 2^-200 and 2^200.
pub(super) const PARAMETER_RANGE: (f64, f64) = (
    f64::from_bits((1023 - 200) << 52),
    f64::from_bits((1023 + 200) << 52),
);

/// The largest number of regions in a complex, so that no network can exhaust the memory of a page.
pub(super) const MAX_REGIONS: usize = 1_000_000;
