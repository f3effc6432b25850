//! The fields of a link, `key=value`: the settings, and the parts of a scene that no control sets.

use std::sync::Arc;

use super::blob;
use crate::dataset::FileTerms;
use crate::geometry::{Angle, Point};
use crate::network::UnitId;
use crate::network::decimal::read_decimal;
use crate::network::number::{Limits, nearest_f32, rounded_to_f32};
use crate::scene::View;
use crate::scene::setting::Setting;
use crate::scene::settings::SETTINGS;
use crate::scene::{Beside, Folding, Graph, Scene, is_slug};

/// Keys that are written even for default values, so that every link is readable.
const ALWAYS: [&str; 3] = ["data", "net", "act"];

/// One field of a link.
#[derive(Clone, Copy)]
pub(super) enum Field {
    /// Settings that share a key: their values in sequence.
    Settings(&'static [Setting]),
    /// A part of the scene that is not a setting.
    Other(&'static Other),
}

/// A part of a scene that links carry and no control sets.
pub(super) struct Other {
    key: &'static str,
    /// The key of the field before it.
    after: &'static str,
    write: fn(&Scene) -> String,
    /// Changes the scene; `None` if the value is invalid.
    read: fn(&mut Scene, &str) -> Option<()>,
}

/// Keys, meanings and order are frozen with version 1.
const OTHERS: &[Other] = &[
    Other {
        key: "step",
        after: "decay",
        write: |scene| scene.step.to_string(),
        read: |scene, value| {
            scene.step = value.parse().ok()?;
            (scene.step <= Scene::MAX_STEP).then_some(())
        },
    },
    Other {
        key: "frame",
        after: "step",
        write: |scene| {
            let Point { x, y } = scene.view.centre();
            let [x, y, half] = [x, y, scene.view.half()].map(nearest_f32);
            format!("{x},{y},{half}")
        },
        read: read_frame,
    },
    Other {
        key: "unit",
        after: "out",
        write: |scene| match scene.view.selected {
            Some(UnitId { layer, unit }) => format!("{layer}.{unit}"),
            None => "none".to_owned(),
        },
        read: |scene, value| {
            scene.view.selected = match value {
                "none" => None,
                _ => {
                    let (layer, unit) = value.split_once('.')?;
                    Some(UnitId::new(layer.parse().ok()?, unit.parse().ok()?))
                }
            };
            Some(())
        },
    },
    Other {
        key: "probe",
        after: "unit",
        write: |scene| {
            let probe = scene.view.probe.map(|at| [at.x, at.y].map(nearest_f32));
            probe.map_or(String::new(), |[x, y]| format!("{x},{y}"))
        },
        read: |scene, value| {
            let (x, y) = value.split_once(',')?;
            let [x, y] = [number(x, Scene::COORDINATE)?, number(y, Scene::COORDINATE)?];
            scene.view.probe = Some(Point::new(rounded_to_f32(x), rounded_to_f32(y)));
            Some(())
        },
    },
    Other {
        key: "at",
        after: "say",
        write: |scene| scene.chapter.clone().unwrap_or_default(),
        read: |scene, value| {
            scene.chapter = Some(value.to_owned()).filter(|slug| is_slug(slug));
            scene.chapter.as_ref().map(|_| ())
        },
    },
    Other {
        key: "side",
        after: "at",
        write: |scene| {
            let beside = scene.beside.as_ref();
            beside.map_or(String::new(), Beside::text)
        },
        read: |scene, value| {
            scene.beside = Some(Beside::read(scene, value)?);
            Some(())
        },
    },
    Other {
        key: "angle",
        after: "side",
        write: |scene| scene.view.angle.text(),
        read: |scene, value| {
            scene.view.angle = Angle::read(value)?;
            Some(())
        },
    },
    Other {
        key: "fold",
        after: "angle",
        write: |scene| {
            let folding = scene.folding.as_ref();
            folding.map_or(String::new(), Folding::text)
        },
        read: |scene, value| {
            scene.folding = Some(Folding::read(value)?);
            Some(())
        },
    },
    Other {
        key: "graph",
        after: "fold",
        write: |scene| scene.view.graph.map_or("", Graph::name).to_owned(),
        read: |scene, value| {
            scene.view.graph = Some(Graph::from_name(value)?);
            Some(())
        },
    },
    Other {
        key: "axes",
        after: "graph",
        write: |scene| match &scene.terms {
            Some(terms) if scene.own.is_some() && !terms.is_plain() => axes_text(terms),
            _ => String::new(),
        },
        read: |scene, value| read_axes(terms_of(scene), value),
    },
];

impl Field {
    /// Every field, in the order of links.
    #[inline(never)]
    pub(super) fn all() -> Vec<Self> {
        let mut fields = Vec::new();
        for settings in SETTINGS.chunk_by(|one, next| one.key == next.key) {
            fields.push(Self::Settings(settings));
            for other in OTHERS {
                if fields
                    .last()
                    .is_some_and(|last: &Self| last.key() == other.after)
                {
                    fields.push(Self::Other(other));
                }
            }
        }
        fields
    }

    /// The field of a key.
    pub(super) fn of(key: &str) -> Option<Self> {
        Self::all().into_iter().find(|field| field.key() == key)
    }

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Settings(settings) => settings.first().map_or("", |setting| setting.key),
            Self::Other(other) => other.key,
        }
    }

    /// Whether the field is written even for the default value.
    pub(super) fn is_always_written(self) -> bool {
        ALWAYS.contains(&self.key())
    }

    pub(super) fn write(self, scene: &Scene) -> String {
        match self {
            Self::Other(other) => (other.write)(scene),
            Self::Settings([setting]) if self.is_free_text() => {
                blob::write_text(&setting.write_link(scene))
            }
            Self::Settings(settings) => {
                let values: Vec<String> = (settings.iter())
                    .map(|setting| setting.write_link(scene))
                    .collect();
                values.join(self.separator())
            }
        }
    }

    /// Changes the scene; `None` if the value is invalid.
    pub(super) fn read(self, scene: &mut Scene, value: &str) -> Option<()> {
        match self {
            Self::Other(other) => (other.read)(scene, value),
            Self::Settings([setting]) if self.is_free_text() => {
                setting.read_link(scene, &blob::read_text(value)?)
            }
            Self::Settings([setting]) => setting.read_link(scene, value),
            Self::Settings(settings) => {
                let mut values = value.split(self.separator());
                for setting in settings {
                    setting.read_link(scene, values.next()?)?;
                }
                values.next().is_none().then_some(())
            }
        }
    }

    /// Whether the value is free text, encoded.
    pub(super) fn is_free_text(self) -> bool {
        matches!(self, Self::Settings([setting]) if setting.is_free_text_in_links())
    }

    /// The separator between the values of settings that share a key.
    fn separator(self) -> &'static str {
        if self.key() == "data" { "." } else { "," }
    }
}

/// Mean and deviation of each axis.
#[inline(never)]
fn axes_text(terms: &FileTerms) -> String {
    let numbers = terms
        .axes
        .iter()
        .flat_map(|axis| [axis.mean, axis.deviation]);
    let texts: Vec<String> = numbers
        .map(|number| nearest_f32(number).to_string())
        .collect();
    texts.join(",")
}

#[inline(never)]
fn read_axes(terms: &mut FileTerms, text: &str) -> Option<()> {
    let mut numbers = text.split(',').map(|text| {
        let number = rounded_to_f32(read_decimal(text)?);
        number.is_finite().then_some(number)
    });
    for axis in &mut terms.axes {
        axis.mean = numbers.next()??;
        axis.deviation = numbers.next()?.filter(|&deviation| deviation > 0.0)?;
    }
    numbers.next().is_none().then_some(())
}

/// The terms of the file that own examples are from, to be filled in.
#[inline(never)]
pub(super) fn terms_of(scene: &mut Scene) -> &mut FileTerms {
    Arc::make_mut(scene.terms.get_or_insert_default())
}

fn read_frame(scene: &mut Scene, value: &str) -> Option<()> {
    let mut parts = value.split(',');
    let x = number(parts.next()?, View::CENTRE)?;
    let y = number(parts.next()?, View::CENTRE)?;
    let half = number(parts.next()?, View::HALF)?;
    scene.view.set_frame(Point::new(x, y), half);
    parts.next().is_none().then_some(())
}

/// A finite number within limits.
fn number(text: &str, limits: Limits) -> Option<f64> {
    let value = read_decimal(text)?;
    limits.hold(value).then_some(value)
}
