//! Canvases: their size, their pixels, and drawing on them.

use plotters_canvas::CanvasBackend;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use super::Fallible;
use crate::figure::raster::Canvas;
use crate::figure::{FINE, FineBackend};
use crate::layout::PixelRect;

/// The size of a canvas: CSS pixels, and device pixels for each of them.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub struct CanvasSize {
    /// Width in CSS pixels.
    #[wasm_bindgen(readonly)]
    pub width: f64,
    /// Height in CSS pixels.
    #[wasm_bindgen(readonly)]
    pub height: f64,
    /// Device pixels per CSS pixel.
    #[wasm_bindgen(readonly)]
    pub ratio: f64,
}

#[wasm_bindgen]
impl CanvasSize {
    /// A canvas of `width` × `height` CSS pixels, with `ratio` device pixels per CSS pixel.
    #[wasm_bindgen(constructor)]
    pub fn new(width: f64, height: f64, ratio: f64) -> Self {
        Self {
            width,
            height,
            ratio,
        }
    }
}

/// Paints a plot, one pixel per device pixel, and puts it on the canvas.
#[cfg_attr(
    not(any(feature = "page", feature = "extras")),
    expect(dead_code, reason = "the lab paints no pixels")
)]
pub(super) fn put_pixels(
    context: &CanvasRenderingContext2d,
    pixels: &mut Vec<[u8; 4]>,
    plot: PixelRect,
    ratio: f64,
    paint: impl FnOnce(&mut Canvas<'_>),
) -> Fallible<()> {
    let columns = device_pixels(plot.width * ratio);
    let rows = device_pixels(plot.height * ratio);
    pixels.resize(columns as usize * rows as usize, [0; 4]);
    paint(&mut Canvas {
        pixels,
        width: columns as usize,
    });
    let bytes = Clamped(pixels.as_flattened());
    let image = ImageData::new_with_u8_clamped_array_and_sh(bytes, columns, rows)?;
    context.put_image_data(
        &image,
        libm::round(plot.left * ratio),
        libm::round(plot.top * ratio),
    )
}

/// A canvas to draw on in fine pixels.
pub(super) fn backend(
    canvas: HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    size: &CanvasSize,
) -> Fallible<FineBackend<CanvasBackend>> {
    let scale = size.ratio / f64::from(FINE);
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    context.set_line_join("round");
    context.set_line_cap("round");
    let backend = CanvasBackend::with_canvas_object(canvas)
        .ok_or_else(|| JsValue::from_str("no 2-D canvas"))?;
    Ok(FineBackend::new(backend, size.width, size.height))
}

/// The context of a canvas, after clearing it.
pub(super) fn cleared(canvas: &HtmlCanvasElement) -> Fallible<CanvasRenderingContext2d> {
    let context = canvas
        .get_context("2d")?
        .ok_or_else(|| JsValue::from_str("no 2-D canvas"))?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.set_transform(1.0, 0.0, 0.0, 1.0, 0.0, 0.0)?;
    context.clear_rect(0.0, 0.0, canvas.width().into(), canvas.height().into());
    Ok(context)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "casts saturate; a plot is at least a pixel"
)]
fn device_pixels(length: f64) -> u32 {
    libm::round(length).max(1.0) as u32
}
