//! A copy of the lower part of a figure, so that pointing about does not draw it anew.

use wasm_bindgen::JsCast;
use web_sys::{
    CanvasRenderingContext2d, HtmlCanvasElement, OffscreenCanvas, OffscreenCanvasRenderingContext2d,
};

use super::Fallible;
use crate::publish::figures::UnderState;

/// The lower part of the figure drawn last.
///
/// It is copied only when the same is drawn for the second time: while a network trains, each picture is another one.
#[derive(Debug, Default)]
pub(super) struct Kept {
    /// What it shows.
    state: Option<UnderState>,
    /// The picture, once it was drawn twice.
    picture: Option<OffscreenCanvas>,
}

impl Kept {
    /// Puts the picture on a canvas that is clear, if it is the one that is wanted; returns whether it is.
    pub(super) fn put_back(
        &self,
        context: &CanvasRenderingContext2d,
        canvas: &HtmlCanvasElement,
        wanted: Option<&UnderState>,
    ) -> Fallible<bool> {
        let same = wanted.is_some() && self.state.as_ref() == wanted;
        let Some(picture) = self.picture.as_ref().filter(|_| same) else {
            return Ok(false);
        };
        if (picture.width(), picture.height()) != (canvas.width(), canvas.height()) {
            return Ok(false);
        }
        context.draw_image_with_offscreen_canvas(picture, 0.0, 0.0)?;
        Ok(true)
    }

    /// Takes a copy of what was drawn, if the same was drawn before.
    pub(super) fn take(
        &mut self,
        canvas: &HtmlCanvasElement,
        state: Option<UnderState>,
    ) -> Fallible<()> {
        let again = state.is_some() && self.state == state;
        self.state = state;
        self.picture = if again { copy_of(canvas)? } else { None };
        Ok(())
    }
}

/// A copy of a canvas; none where the browser has no canvases apart from the page.
fn copy_of(canvas: &HtmlCanvasElement) -> Fallible<Option<OffscreenCanvas>> {
    let Ok(copy) = OffscreenCanvas::new(canvas.width(), canvas.height()) else {
        return Ok(None);
    };
    let Some(context) = copy.get_context("2d")? else {
        return Ok(None);
    };
    let context: OffscreenCanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_canvas_element(canvas, 0.0, 0.0)?;
    Ok(Some(copy))
}
