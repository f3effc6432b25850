//! What is printed on the plane, kept until something else is.

use std::sync::Arc;

use super::nearest_class::nearest_class;
use super::outline::Outline;
use super::picture::Picture;
use crate::dataset::Sample;
use crate::geometry::Rect;

/// Side of the picture of classes, in pixels: borders between territories are straight, and no letter has to be read.
const CLASSES_SIDE: usize = 320;

/// The pictures that can be printed.
#[derive(Debug, Default)]
pub(crate) struct PrintedPictures {
    /// The reader's word or scribble, as the page printed it; none for the usual word.
    pub(crate) own: Option<Picture>,
    usual: Option<Picture>,
    classes: Option<Classes>,
}

/// A picture of classes, and what it was made of.
#[derive(Debug)]
struct Classes {
    samples: Arc<[Sample]>,
    frame: Rect,
    picture: Option<Picture>,
}

impl PrintedPictures {
    /// The reader's word or scribble, else the usual word from the outlines that the still panels are made of.
    pub(crate) fn word(&mut self) -> &Picture {
        let usual = &mut self.usual;
        self.own.as_ref().unwrap_or_else(|| {
            usual.get_or_insert_with(|| {
                Outline::is_it_lossy().picture(Outline::PRINT, Outline::PRINT)
            })
        })
    }

    /// Every spot of the frame in the class of the nearest training sample; none without one.
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
