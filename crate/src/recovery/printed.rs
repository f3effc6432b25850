//! The pictures printed on the plane, cached until they change.

use std::sync::Arc;

use super::nearest_class::nearest_class;
use super::outline::Outline;
use super::picture::Picture;
use crate::dataset::Sample;
use crate::geometry::Rect;

/// Side of the picture of classes, in pixels: borders between nearest classes are straight, and there is no text to be read.
const CLASSES_SIDE: usize = 320;

/// The pictures that can be printed.
#[derive(Debug, Default)]
pub(crate) struct PrintedPictures {
    /// The reader's word or scribble, as rendered by the page; `None` for the default word.
    pub(crate) own: Option<Picture>,
    usual: Option<Picture>,
    classes: Option<Classes>,
}

/// A picture of classes, and the inputs that it was computed from.
#[derive(Debug)]
struct Classes {
    samples: Arc<[Sample]>,
    frame: Rect,
    picture: Option<Picture>,
}

impl PrintedPictures {
    /// The reader's word or scribble; without one, the default word from the outlines that the still panels use.
    pub(crate) fn word(&mut self) -> &Picture {
        let usual = &mut self.usual;
        self.own.as_ref().unwrap_or_else(|| {
            usual.get_or_insert_with(|| {
                Outline::is_it_lossy().picture(Outline::PRINT, Outline::PRINT)
            })
        })
    }

    /// Whether the word is rasterised already.
    pub(crate) const fn has_word(&self) -> bool {
        self.own.is_some() || self.usual.is_some()
    }

    /// The picture in which every spot of the frame has the class of the nearest training sample; `None` without samples.
    pub(crate) fn classes(&mut self, samples: &Arc<[Sample]>, frame: Rect) -> Option<&Picture> {
        let same = |known: &Classes| Arc::ptr_eq(&known.samples, samples) && known.frame == frame;
        if !self.classes.as_ref().is_some_and(same) {
            let training: Vec<Sample> = samples.iter().filter(|s| !s.test).copied().collect();
            self.classes = Some(Classes {
                samples: Arc::clone(samples),
                frame,
                picture: nearest_class(&training, frame, CLASSES_SIDE),
            });
        }
        self.classes.as_ref()?.picture.as_ref()
    }
}
