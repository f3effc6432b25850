//! Fine pixels: the integer coordinates of drawings.

/// Fine pixels per CSS pixel.
///
/// plotters uses whole pixels, with which slanted lines show steps and dragged ones jump. Figures therefore draw on a canvas
/// that reports sixteen times its width and height, and the backend scales back down.
pub const FINE: u32 = 16;

/// A length in CSS pixels as whole fine pixels.
#[expect(
    clippy::cast_possible_truncation,
    reason = "casts saturate, far outside every canvas"
)]
pub(super) fn whole(length: f64) -> i32 {
    (length * f64::from(FINE)).round() as i32
}

/// Fine pixels in CSS pixels.
pub(super) fn css(fine: i32) -> f64 {
    f64::from(fine) / f64::from(FINE)
}

/// The size in fine pixels of a figure of the given CSS pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; a figure is at least one pixel"
)]
pub(super) fn fine_size(width: f64, height: f64) -> (u32, u32) {
    let fine = |length: f64| (length * f64::from(FINE)).max(1.0) as u32;
    (fine(width), fine(height))
}
