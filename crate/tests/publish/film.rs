//! Laws of films of a run: which moments they show, and that the file contains them.

use crease::{Film, FilmError, Metadata, Session};
use gif::{ColorOutput, DecodeOptions};
use proptest::prelude::*;

const METADATA: Metadata<'_> = Metadata {
    title: "Regions forming",
    description: "A line folds & folds again − 300 steps.",
    source: "https://example.org/#1;net=8;end",
};

const LINK: &str = "1;data=xor.200.10.1;net=8;act=relu;step=300;end";

/// Pictures of a single colour each, which a palette of 256 colours reproduces exactly.
fn plain_pictures(count: u8, pixels: usize) -> Vec<Vec<u8>> {
    let colour = |index: u8| [index.wrapping_mul(40), 255 - index, 77, 255];
    (0..count)
        .map(|index| colour(index).repeat(pixels))
        .collect()
}

#[test]
fn a_film_holds_its_pictures_in_order_and_its_metadata() {
    let mut film = Film::new(7, 5, &METADATA).unwrap();
    let pictures = plain_pictures(6, 35);
    for (index, picture) in pictures.iter().enumerate() {
        film.add(&mut picture.clone(), index == 5).unwrap();
    }
    let file = film.finish().unwrap();
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    let mut reader = options.read_info(&file[..]).unwrap();
    assert_eq!((reader.width(), reader.height()), (7, 5));
    let mut delays = Vec::new();
    for picture in &pictures {
        let frame = reader.read_next_frame().unwrap().unwrap();
        assert_eq!(frame.buffer, *picture);
        delays.push(frame.delay);
    }
    assert!(reader.read_next_frame().unwrap().is_none());
    assert!(
        delays[..5]
            .iter()
            .all(|&delay| delay == delays[0] && delay > 0)
    );
    assert!(delays[5] > 10 * delays[0], "{delays:?}");
    assert_eq!(comment_of(&file), METADATA.lines());
}

/// The comment of a GIF, joined from its blocks.
fn comment_of(file: &[u8]) -> String {
    let start = file.windows(2).position(|two| two == [0x21, 0xfe]).unwrap() + 2;
    let mut text = Vec::new();
    let mut rest = &file[start..];
    while rest[0] > 0 {
        let end = 1 + usize::from(rest[0]);
        text.extend(&rest[1..end]);
        rest = &rest[end..];
    }
    String::from_utf8(text).unwrap()
}

#[test]
fn a_film_is_bounded() {
    let refused = |width, height| Film::new(width, height, &METADATA).map(|_| ());
    for (width, height) in [(0, 5), (5, 0), (Film::MOST_SIDE + 1, 5), (5, u16::MAX)] {
        assert_eq!(refused(width, height), Err(FilmError::Size));
    }
    let mut film = Film::new(2, 2, &METADATA).unwrap();
    for bytes in [0, 15, 17] {
        assert_eq!(film.add(&mut vec![0; bytes], false), Err(FilmError::Pixels));
    }
    for _ in 0..Film::MOST_FRAMES {
        film.add(&mut [9; 16], false).unwrap();
    }
    assert_eq!(film.add(&mut [9; 16], true), Err(FilmError::Full));
}

#[test]
fn every_moment_of_a_film_is_the_run_as_it_was() {
    let (mut session, _) = Session::open(LINK).unwrap();
    let steps = session.film_steps(12);
    assert_eq!((steps[0], steps[steps.len() - 1]), (0, 300));
    let links: Vec<String> = steps.iter().map(|&step| session.link_at(step)).collect();
    let before = session.link();
    for (step, link) in steps.iter().zip(&links) {
        session.scrub_to(*step);
        let (then, ignored) = Session::open(link).unwrap();
        assert!(ignored.is_empty());
        assert_eq!(then.network(), session.network(), "at step {step}");
        assert_eq!(then.scene().step, *step);
    }
    session.scrub_to(300);
    assert_eq!(session.link(), before);
}

#[test]
fn without_a_run_there_is_one_moment() {
    let (session, _) = Session::open("1;net=3;end").unwrap();
    assert_eq!(session.film_steps(40), [0]);
    assert_eq!(session.film_steps(0), [0]);
    let (opened, _) = Session::open(&session.link_at(7)).unwrap();
    assert_eq!(opened.network(), session.network());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn the_moments_of_a_film_rise_from_the_first_step_to_the_present(steps in 0_u64..400, count in 0_u32..80) {
        let (mut session, _) = Session::open("1;net=2;end").unwrap();
        session.train(steps).unwrap();
        let shown = session.film_steps(count);
        prop_assert_eq!(shown[0], 0);
        prop_assert!(shown.len() <= count.max(1) as usize);
        prop_assert!(shown.windows(2).all(|pair| pair[0] < pair[1]));
        if count > 1 {
            prop_assert_eq!(shown[shown.len() - 1], steps);
        }
        let gaps: Vec<u64> = shown.windows(2).map(|pair| pair[1] - pair[0]).collect();
        // Rounding may make a gap one step shorter than the one before.
        prop_assert!(gaps.windows(2).all(|pair| pair[0] <= pair[1] + 1), "{:?}", gaps);
    }
}
