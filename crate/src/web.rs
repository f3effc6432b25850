//! The only file that knows the browser: parse, delegate, convert.
//!
//! Errors cross as plain objects `{code, values}`, which the page words from its catalogue.

use std::collections::BTreeMap;
use std::fmt::Display;
use std::panic;

use js_sys::Function;
use plotters::prelude::{DrawingArea, IntoDrawingArea};
use plotters_canvas::CanvasBackend;
use serde::Serialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{Clamped, JsCast};
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, ImageData};

use crate::blueprint::Part;
use crate::complex::Fate;
use crate::dataset::Label;
use crate::emphasis::Term;
use crate::figure::plane::Pointed;
use crate::figure::raster::{self, Canvas};
use crate::figure::shading::Surface;
use crate::figure::tones;
use crate::figure::{self, FINE, FineBackend, Shown, Theme};
use crate::goal::Goal;
use crate::grip::Grip;
use crate::link;
use crate::network::Network;
use crate::number::Clamp;
use crate::picture::Picture;
use crate::problem::Problem;
use crate::projection::{Pixel, PixelRect};
use crate::scene::{Scene, Weights};
use crate::session::{self, Nudge, SETTINGS, Session, Tool};
use crate::train::DigestRun;
use crate::unit::UnitId;

#[cfg(feature = "bench")]
pub mod bench;

type Fallible<T> = Result<T, JsValue>;

/// A figure of the page: a scene in use, and the canvases it is drawn on.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Explainer {
    session: Session,
    /// The shading's pixels, kept so that no frame allocates them.
    pixels: Vec<[u8; 4]>,
    /// What is printed on the plane, to be read back.
    picture: Option<Picture>,
    /// The network that the figure opened with: what its goals are measured against.
    opening: Network,
    /// Whether that was made by hand, not by a recipe.
    opens_by_hand: bool,
    /// The term of the prose that the reader points at.
    term: Option<Term>,
}

/// Tells `report` the message of a panic, once, before the module stops for good.
#[wasm_bindgen(js_name = reportPanics)]
pub fn report_panics(report: Function) {
    panic::set_hook(Box::new(move |info| {
        let message = JsValue::from_str(&info.to_string());
        // Nothing is left to be done where even the report fails.
        let _ = report.call1(&JsValue::NULL, &message);
    }));
}

#[wasm_bindgen]
impl Explainer {
    /// A figure that begins with the scene of `fragment`, or with the default scene where that is empty.
    #[wasm_bindgen(constructor)]
    pub fn new(fragment: &str) -> Fallible<Self> {
        let session = if fragment.is_empty() {
            Session::new(Scene::default()).map_err(|error| failed(&error))?
        } else {
            let opened = Session::open(fragment);
            opened.map_err(|error| thrown(&error.problem()))?.0
        };
        Ok(Self {
            opening: session.network().clone(),
            opens_by_hand: matches!(session.scene().weights, Weights::Given(_)),
            session,
            pixels: Vec::new(),
            picture: None,
            term: None,
        })
    }

    /// Whether a fragment looks like a scene, and not like the id of an element.
    #[wasm_bindgen(js_name = isScene)]
    pub fn is_scene(fragment: &str) -> bool {
        link::is_scene(fragment)
    }

    /// The chapter that a link names, if it does.
    #[wasm_bindgen(js_name = chapterOf)]
    pub fn chapter_of(fragment: &str) -> Option<String> {
        link::read(fragment).ok()?.scene.chapter
    }

    /// Names the chapter whose figure this is, for its links.
    #[wasm_bindgen(js_name = setChapter)]
    pub fn set_chapter(&mut self, slug: &str) {
        self.session.set_chapter(slug);
    }

    /// The version of the program.
    pub fn version() -> String {
        env!("CARGO_PKG_VERSION").to_owned()
    }

    /// Whether this machine trains to the same bits as any other: makes every [`DigestRun`], which takes seconds, and tells
    /// each one's name and digest.
    #[wasm_bindgen(js_name = trainingDigests)]
    pub fn training_digests() -> Fallible<JsValue> {
        let runs = DigestRun::all().map(|run| (run.name(), run.digest()));
        object(&runs.collect::<BTreeMap<_, _>>())
    }

    /// Opens a link in place of the scene; returns the keys it did not understand. On an error nothing changes.
    pub fn open(&mut self, fragment: &str) -> Fallible<Vec<String>> {
        let opened = Session::open(fragment);
        let (mut session, ignored) = opened.map_err(|error| thrown(&error.problem()))?;
        session.show_best_line(self.session.shows_best_line());
        session.set_follows(self.session.follows());
        self.session = session;
        Ok(ignored)
    }

    /// The link of what is shown.
    pub fn link(&self) -> String {
        self.session.link()
    }

    /// Every setting as text, by name.
    pub fn settings(&self) -> Fallible<JsValue> {
        let rows = SETTINGS.iter();
        let pairs = rows.map(|setting| (setting.name, (setting.read)(&self.session)));
        object(&pairs.collect::<BTreeMap<_, _>>())
    }

    /// Changes a setting; returns a note where another value was asked for.
    pub fn set(&mut self, name: &str, text: &str) -> Fallible<JsValue> {
        let applied = self.session.set(name, text);
        applied.map_err(|p| thrown(&p)).and_then(clamp_note)
    }

    /// Adds a unit to the last hidden layer, or takes one away.
    #[wasm_bindgen(js_name = resizeLastLayer)]
    pub fn resize_last_layer(&mut self, wider: bool) -> Fallible<()> {
        let resized = self.session.resize_last_layer(wider);
        resized.map_err(|problem| thrown(&problem))
    }

    /// Sets a weight by its place among the unit's inputs.
    #[wasm_bindgen(js_name = setWeight)]
    pub fn set_weight(
        &mut self,
        layer: usize,
        unit: usize,
        input: usize,
        value: f64,
    ) -> Fallible<JsValue> {
        let unit = UnitId::new(layer, unit);
        let set = self.session.set_weight(unit, input, value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Sets a bias, the output's included.
    #[wasm_bindgen(js_name = setBias)]
    pub fn set_bias(&mut self, layer: usize, unit: usize, value: f64) -> Fallible<JsValue> {
        let set = self.session.set_bias(UnitId::new(layer, unit), value);
        set.map_err(|error| failed(&error)).and_then(clamp_note)
    }

    /// Begins a gesture: one undo takes everything until `letGo` back.
    pub fn hold(&mut self) {
        self.session.hold();
    }

    /// Ends a gesture.
    #[wasm_bindgen(js_name = letGo)]
    pub fn let_go(&mut self) {
        self.session.let_go();
    }

    /// Takes training steps; throws where one diverges.
    pub fn train(&mut self, steps: u32) -> Fallible<()> {
        let trained = self.session.train(u64::from(steps));
        trained.map_err(|divergence| thrown(&session::divergence_problem(&divergence)))
    }

    /// Goes back to where the figure began: to the network that it opened with where that was made by hand, else to the same
    /// initial weights.
    pub fn reset(&mut self) {
        if self.opens_by_hand {
            self.session.reset_to(&self.opening);
        } else {
            self.session.reset();
        }
    }

    /// Draws other initial weights.
    #[wasm_bindgen(js_name = drawWeights)]
    pub fn draw_weights(&mut self) {
        self.session.draw_weights();
    }

    /// Draws other samples of the same kind.
    #[wasm_bindgen(js_name = drawSamples)]
    pub fn draw_samples(&mut self) {
        self.session.draw_samples();
    }

    /// Takes the last edit back.
    pub fn undo(&mut self) -> bool {
        self.session.undo()
    }

    /// Makes the edit again that was taken back.
    pub fn redo(&mut self) -> bool {
        self.session.redo()
    }

    /// Shows the best of all straight lines for the training samples, or no longer.
    #[wasm_bindgen(js_name = showBestLine)]
    pub fn show_best_line(&mut self, shown: bool) {
        self.session.show_best_line(shown);
    }

    /// Follows a sample along the assembly line, or no longer.
    #[wasm_bindgen(js_name = follow)]
    pub fn set_follows(&mut self, follows: bool) {
        self.session.set_follows(follows);
    }

    /// The numbers of what is shown.
    pub fn readout(&mut self) -> Fallible<JsValue> {
        object(&self.session.readout())
    }

    /// Linear regions in the frame.
    #[wasm_bindgen(js_name = linearRegions)]
    pub fn linear_regions(&mut self) -> Option<usize> {
        self.session.linear_regions()
    }

    /// Names of all units.
    pub fn units(&self) -> Fallible<JsValue> {
        object(&self.session.unit_names())
    }

    /// The card of the selected unit.
    pub fn card(&self) -> Fallible<JsValue> {
        object(
            &self
                .session
                .selected()
                .and_then(|unit| self.session.card(unit)),
        )
    }

    /// The card of the unit pointed at.
    #[wasm_bindgen(js_name = pointedUnit)]
    pub fn pointed_unit(&self) -> Fallible<JsValue> {
        let unit = self.session.pointed_unit();
        object(&unit.and_then(|unit| self.session.card(unit)))
    }

    /// What is so at the point pointed at.
    pub fn pointed(&mut self) -> Fallible<JsValue> {
        object(&self.session.pointed())
    }

    /// Prints a picture on the plane, to be read back: one opacity for each pixel, row by row.
    #[wasm_bindgen(js_name = setPicture)]
    pub fn set_picture(&mut self, width: usize, alpha: &[u8]) {
        self.picture = Picture::of_alpha(width, alpha);
    }

    /// Left, top, width and height of the plot on the plane's canvas, in CSS pixels.
    pub fn plot(&self) -> Vec<f64> {
        let PixelRect {
            left,
            top,
            width,
            height,
        } = self.session.projection().plot;
        vec![left, top, width, height]
    }

    /// The shares of the frame that are kept, flattened and erased, and what becomes of the spot pointed at.
    pub fn fates(&self) -> Fallible<JsValue> {
        object(&Fates::of(&self.session))
    }

    /// Which training samples the last hidden layer erases, and which it takes for each other.
    pub fn merges(&self) -> Fallible<JsValue> {
        object(&self.session.merges().map(|merges| Merged {
            erased_points: merges.dead_points,
            flattened_points: merges.flattened,
            same_class_merges: merges.same_class,
            different_class_merges: merges.different_classes,
        }))
    }

    /// Takes over the network of a link; samples, word and view stay.
    pub fn adopt(&mut self, fragment: &str) -> Fallible<()> {
        let adopted = self.session.adopt(fragment);
        adopted.map_err(|error| thrown(&error.problem()))
    }

    /// Adds a unit to the only hidden layer; the others stay.
    #[wasm_bindgen(js_name = addUnit)]
    pub fn add_unit(&mut self) {
        self.session.add_unit();
    }

    /// Takes the selected unit, else the last, away; the others stay.
    #[wasm_bindgen(js_name = removeUnit)]
    pub fn remove_unit(&mut self) {
        self.session.remove_unit();
    }

    /// How far the reader has come towards a goal; null for a goal that does not exist.
    pub fn goal(&mut self, name: &str) -> Fallible<JsValue> {
        object(&Goal::from_name(name).map(|goal| self.session.progress(goal, &self.opening)))
    }

    /// The sample followed along the assembly line, and the numbers of every station.
    #[wasm_bindgen(js_name = assemblyLine)]
    pub fn assembly_line(&self) -> Fallible<JsValue> {
        object(&self.session.assembly_line())
    }

    /// The place of the followed sample, counted from 0.
    #[wasm_bindgen(js_name = followedIndex)]
    pub fn followed_index(&self) -> Option<usize> {
        self.session.followed_index()
    }

    /// Follows another sample.
    #[wasm_bindgen(js_name = followIndex)]
    pub fn follow_index(&mut self, index: usize) {
        self.session.follow_index(index);
    }

    /// Makes the marks that a term of the prose names stand out; none for a name that no term has.
    pub fn emphasise(&mut self, term: &str) {
        self.term = Term::from_name(term);
    }

    /// Names of the terms that name what is pointed at.
    #[wasm_bindgen(js_name = pointedTerms)]
    pub fn pointed_terms(&mut self) -> Vec<String> {
        let terms = self.session.terms_at_pointer();
        terms
            .into_iter()
            .map(|term| term.name().to_owned())
            .collect()
    }

    /// The card of a unit, hidden or output.
    #[wasm_bindgen(js_name = cardOf)]
    pub fn card_of(&self, layer: usize, unit: usize) -> Fallible<JsValue> {
        object(&self.session.card(UnitId::new(layer, unit)))
    }

    /// Selects a unit.
    pub fn select(&mut self, layer: usize, unit: usize) {
        self.session.select(Some(UnitId::new(layer, unit)));
    }

    /// Selects the hidden unit of these letters; returns whether there is one.
    #[wasm_bindgen(js_name = selectLetters)]
    pub fn select_letters(&mut self, letters: &str) -> bool {
        self.session.select_letters(letters)
    }

    /// Selects no unit.
    #[wasm_bindgen(js_name = selectNone)]
    pub fn select_none(&mut self) {
        self.session.select(None);
    }

    /// Points at a unit.
    #[wasm_bindgen(js_name = pointAtUnit)]
    pub fn point_at_unit(&mut self, layer: usize, unit: usize) {
        self.session.point_at_unit(Some(UnitId::new(layer, unit)));
    }

    /// Points at a place of the plane's canvas (CSS pixels); returns what a press would hold.
    pub fn point(&mut self, x: f64, y: f64) -> Option<String> {
        grip_name(self.session.point(Pixel::new(x, y)))
    }

    /// Points at nothing any more.
    #[wasm_bindgen(js_name = pointAway)]
    pub fn point_away(&mut self) {
        self.session.point_away();
    }

    /// Presses on the plane's canvas with a tool; returns what is held.
    pub fn press(&mut self, x: f64, y: f64, tool: &str) -> Fallible<Option<String>> {
        let pressed = self.session.press(Pixel::new(x, y), tool_of(tool));
        pressed.map(grip_name).map_err(|problem| thrown(&problem))
    }

    /// Moves what is held.
    pub fn drag(&mut self, x: f64, y: f64) {
        self.session.drag(Pixel::new(x, y));
    }

    /// Lets go of what is held.
    pub fn release(&mut self) {
        self.session.release();
    }

    /// Moves the keyboard's cross by CSS pixels, up positive.
    #[wasm_bindgen(js_name = moveCross)]
    pub fn move_cross(&mut self, right: f64, up: f64) {
        self.session.move_cross(right, up);
    }

    /// Uses a tool at the cross.
    #[wasm_bindgen(js_name = useAtCross)]
    pub fn use_at_cross(&mut self, tool: &str) -> Fallible<()> {
        let used = self.session.use_at_cross(tool_of(tool));
        used.map_err(|problem| thrown(&problem))
    }

    /// Picks the nearest sample up, or puts it down; returns whether one is held.
    #[wasm_bindgen(js_name = pickUp)]
    pub fn pick_up(&mut self) -> bool {
        self.session.pick_up()
    }

    /// Shifts the selected hinge towards its on side by CSS pixels.
    #[wasm_bindgen(js_name = shiftHinge)]
    pub fn shift_hinge(&mut self, pixels: f64) {
        self.session.nudge(Nudge::Shift(pixels));
    }

    /// Turns the selected hinge counter-clockwise, in radians.
    #[wasm_bindgen(js_name = turnHinge)]
    pub fn turn_hinge(&mut self, angle: f64) {
        self.session.nudge(Nudge::Turn(angle));
    }

    /// Swaps the sides of the selected hinge.
    #[wasm_bindgen(js_name = flipHinge)]
    pub fn flip_hinge(&mut self) {
        self.session.nudge(Nudge::Flip);
    }

    /// Makes the ramp of the selected unit `factor` times as steep, its hinge staying where it is.
    pub fn steepen(&mut self, factor: f64) {
        self.session.steepen(factor);
    }

    /// Shows a frame `factor` times as wide.
    pub fn zoom(&mut self, factor: f64) {
        self.session.zoom(factor);
    }

    /// Shows the plane from twice as far.
    #[wasm_bindgen(js_name = lookFurtherOut)]
    pub fn look_further_out(&mut self) {
        self.session.look_further_out();
    }

    /// Shows the frame of the data again.
    #[wasm_bindgen(js_name = lookHome)]
    pub fn look_home(&mut self) {
        self.session.look_home();
    }

    /// Moves the view by CSS pixels, up positive.
    pub fn pan(&mut self, right: f64, up: f64) {
        self.session.pan(right, up);
    }
}

#[wasm_bindgen]
impl Explainer {
    /// Points at a place of the diagram's canvas (CSS pixels).
    #[wasm_bindgen(js_name = pointInDiagram)]
    pub fn point_in_diagram(&mut self, x: f64, y: f64) {
        self.session.point_in_diagram(Pixel::new(x, y));
    }

    /// Selects what lies at a place of the diagram's canvas; returns which of its unit's parameters was meant.
    #[wasm_bindgen(js_name = pressInDiagram)]
    pub fn press_in_diagram(&mut self, x: f64, y: f64) -> Fallible<JsValue> {
        let part = self.session.press_in_diagram(Pixel::new(x, y));
        object(&PickedParameter::of(part))
    }

    /// Draws the figure `name` on a canvas; with `crosshair`, the place pointed at is marked.
    pub fn draw(
        &mut self,
        name: &str,
        canvas: HtmlCanvasElement,
        size: &CanvasSize,
        look: &Look,
    ) -> Fallible<()> {
        let context = cleared(&canvas)?;
        if name == "read-back" {
            self.session.set_canvas(size.width, size.height);
            let _ = self.session.complex();
            self.paint_picture(&context, size.ratio, look.theme())?;
        } else if name == "plane" {
            self.session.set_canvas(size.width, size.height);
            // A network without cells leaves an empty plane; the readout tells why.
            let _ = self.session.relief();
            self.paint_shading(&context, size.ratio, look.theme())?;
        } else if name == "diagram" {
            self.session.set_diagram(size.width, size.height);
        }
        let best_line = self.session.best_line().map(|best| best.line);
        let emphasis = self.term.map(|term| self.session.emphasis(term));
        let shown = Shown {
            network: self.session.network(),
            relief: self.session.built_relief(),
            samples: self.session.samples(),
            losses: &self.session.curve().points(),
            dead: &self.session.dead_units(),
            output: self.session.view().output,
            projection: self.session.projection(),
            blueprint: &self.session.blueprint(),
            selected: self.session.selected_part(),
            pointed_part: self.session.pointed_part(),
            pointed: self.pointed_marks(look),
            best_line,
            probe: self.session.probe(),
            followed: self.session.followed(),
            pointer: self.session.pointer(),
            ramp: self.session.ramp(),
            emphasis: &emphasis.unwrap_or_default(),
            theme: look.theme(),
        };
        let drawn = figure::draw(name, &area(canvas, &context, size)?, &shown);
        drawn.map_err(|error| failed(&error))
    }
}

impl Explainer {
    fn pointed_marks(&self, look: &Look) -> Pointed {
        let pointer = self.session.pointer();
        let complex = self.session.built_complex();
        Pointed {
            unit: self.session.pointed_unit(),
            region: complex.zip(pointer).and_then(|(c, at)| c.region_at(at)),
            crosshair: pointer.filter(|_| look.crosshair),
        }
    }

    fn paint_shading(
        &mut self,
        context: &CanvasRenderingContext2d,
        ratio: f64,
        theme: Theme,
    ) -> Fallible<()> {
        let Some(relief) = self.session.built_relief() else {
            return Ok(());
        };
        let projection = self.session.projection();
        let view = self.session.view();
        let surface = Surface {
            relief,
            shading: view.shading,
            output: view.output,
            dimmed: self.session.pointed_unit(),
            theme,
        };
        put_pixels(
            context,
            &mut self.pixels,
            projection.plot,
            ratio,
            |canvas| {
                raster::paint(canvas, &surface, projection.frame);
            },
        )
    }

    fn paint_picture(
        &mut self,
        context: &CanvasRenderingContext2d,
        ratio: f64,
        theme: Theme,
    ) -> Fallible<()> {
        let Some(picture) = &self.picture else {
            return Ok(());
        };
        let recovered = self.session.recovered(picture);
        let plot = self.session.projection().plot;
        put_pixels(context, &mut self.pixels, plot, ratio, |canvas| {
            tones::paint(canvas, &recovered, theme);
        })
    }
}

/// Paints the pixels of a plot and puts them on its canvas, one for each device pixel.
fn put_pixels(
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

/// The shares of the frame by what the layer leaves of them.
#[derive(Serialize)]
struct Fates {
    kept: Option<f64>,
    flattened: Option<f64>,
    erased: Option<f64>,
    pointed: Option<&'static str>,
}

impl Fates {
    fn of(session: &Session) -> Self {
        let shares = session.shares();
        Self {
            kept: shares.map(|shares| shares.kept),
            flattened: shares.map(|shares| shares.flattened),
            erased: shares.map(|shares| shares.erased),
            pointed: session.pointed_fate().map(|fate| match fate {
                Fate::Kept => "kept",
                Fate::Flattened => "flattened",
                Fate::Erased => "erased",
            }),
        }
    }
}

/// Training samples that a layer erases or merges.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Merged {
    erased_points: usize,
    flattened_points: usize,
    same_class_merges: usize,
    different_class_merges: usize,
}

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
    /// Device pixels for each CSS pixel.
    #[wasm_bindgen(readonly)]
    pub ratio: f64,
}

#[wasm_bindgen]
impl CanvasSize {
    /// A canvas of `width` × `height` CSS pixels of `ratio` device pixels.
    #[wasm_bindgen(constructor)]
    pub fn new(width: f64, height: f64, ratio: f64) -> Self {
        Self {
            width,
            height,
            ratio,
        }
    }
}

/// How the page wants its figures to look.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug)]
pub struct Look {
    dark: bool,
    crosshair: bool,
}

#[wasm_bindgen]
impl Look {
    /// Light or dark, and whether the place pointed at is marked, as the keyboard needs it.
    #[wasm_bindgen(constructor)]
    pub fn new(dark: bool, crosshair: bool) -> Self {
        Self { dark, crosshair }
    }
}

impl Look {
    const fn theme(&self) -> Theme {
        if self.dark { Theme::Dark } else { Theme::Light }
    }
}

/// The parameter that a press in the diagram meant.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PickedParameter {
    /// Whether it was a weight or a bias, and not a whole unit.
    is_parameter: bool,
    /// The weight's place among the unit's inputs; none for a bias.
    input: Option<usize>,
}

impl PickedParameter {
    const fn of(part: Option<Part>) -> Option<Self> {
        match part {
            Some(Part::Weight { input, .. }) => Some(Self {
                is_parameter: true,
                input: Some(input),
            }),
            Some(Part::Bias(_)) => Some(Self {
                is_parameter: true,
                input: None,
            }),
            Some(Part::Unit(_)) => Some(Self {
                is_parameter: false,
                input: None,
            }),
            Some(Part::Input(_)) | None => None,
        }
    }
}

/// A plotters area over a canvas, in fine pixels.
fn area(
    canvas: HtmlCanvasElement,
    context: &CanvasRenderingContext2d,
    size: &CanvasSize,
) -> Fallible<DrawingArea<FineBackend<CanvasBackend>, plotters::coord::Shift>> {
    let scale = size.ratio / f64::from(FINE);
    context.set_transform(scale, 0.0, 0.0, scale, 0.0, 0.0)?;
    context.set_line_join("round");
    context.set_line_cap("round");
    let backend = CanvasBackend::with_canvas_object(canvas)
        .ok_or_else(|| JsValue::from_str("no 2-D canvas"))?;
    Ok(FineBackend::new(backend, size.width, size.height).into_drawing_area())
}

/// The context of a canvas, wiped clean.
fn cleared(canvas: &HtmlCanvasElement) -> Fallible<CanvasRenderingContext2d> {
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

fn tool_of(name: &str) -> Tool {
    match name {
        "pan" => Tool::Pan,
        "add-0" => Tool::Add(Label(0)),
        "add-1" => Tool::Add(Label(1)),
        "add-2" => Tool::Add(Label(2)),
        "add-3" => Tool::Add(Label(3)),
        "relabel" => Tool::Relabel,
        "remove" => Tool::Remove,
        _ => Tool::Explore,
    }
}

fn grip_name(grip: Option<Grip>) -> Option<String> {
    let name = match grip? {
        Grip::Shift(_) => "shift",
        Grip::Turn(_) => "turn",
        Grip::Flip(_) => "flip",
        Grip::Sample(_) => "sample",
        Grip::Probe => "probe",
        Grip::Hinge(_) => "hinge",
    };
    Some(name.to_owned())
}

/// A plain object; what is absent becomes null.
fn object<T: Serialize>(value: &T) -> Fallible<JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value.serialize(&serializer).map_err(JsValue::from)
}

fn thrown(problem: &Problem) -> JsValue {
    object(problem).unwrap_or_else(|_| JsValue::from_str(problem.code))
}

/// An error that only a defect of the page can cause.
fn failed(error: &impl Display) -> JsValue {
    JsError::new(&error.to_string()).into()
}

fn clamp_note(clamp: Option<Clamp>) -> Fallible<JsValue> {
    #[derive(Serialize)]
    struct Note {
        asked: f64,
        used: f64,
        least: f64,
        most: f64,
    }
    object(&clamp.map(
        |Clamp {
             limits,
             asked,
             used,
         }| Note {
            asked,
            used,
            least: limits.least,
            most: limits.most,
        },
    ))
}
