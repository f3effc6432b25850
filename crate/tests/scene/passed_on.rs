//! Laws of links that were passed on: whatever carried one, it opens the same scene or says why not, never half of it.

use std::fmt::Write as _;

use crease::scene::link::{self, Arrival};
use crease::{LinkError, Scene};
use proptest::prelude::*;

use crate::link::scenes;

/// Does to a text what a program may do to it; `turn` is for those that have several ways.
type Mangler = fn(text: &str, turn: usize) -> String;

/// What ends up behind a link.
const TAILS: [&str; 32] = [
    ".",
    ")",
    ",",
    ">",
    "\"",
    "”",
    "]",
    ";",
    "/",
    "*",
    "'",
    "%20",
    "&fbclid=IwAR0x-Y_z",
    "?utm_source=news&utm_medium=email",
    "?autorun=1",
    ":~:text=the%20word",
    ").",
    "**",
    "_",
    "!",
    "…",
    "»",
    "&amp;fbclid=1",
    "&gt;",
    " and so on",
    "\nSent from a phone",
    "</a>",
    "%E2%80%9D",
    "=20",
    "%2E",
    "\\",
    "|",
];

/// What ends up before a link.
const HEADS: [&str; 12] = [
    "#",
    "##",
    "%23",
    "%2523",
    " ",
    "<",
    "\"",
    "**",
    "HTTPS://EXAMPLE.ORG/play/#",
    "https://example.org/a-b/?x=1#",
    "(see Http://example.org/%23",
    "\u{feff}#",
];

/// Manglers that leave no doubt.
const HARMLESS: [(&str, Mangler); 17] = [
    ("tail", |text, turn| {
        format!("{text}{}", TAILS[turn % TAILS.len()])
    }),
    ("head", |text, turn| {
        format!("{}{text}", HEADS[turn % HEADS.len()])
    }),
    ("all escaped", |text, _| escaped(text, |_| true)),
    ("joints escaped", |text, _| {
        escaped(text, |byte| b";=,".contains(&byte)).to_lowercase_escapes()
    }),
    ("escaped twice", |text, _| {
        escaped(&escaped(text, |byte| b";=,".contains(&byte)), |byte| {
            byte == b'%'
        })
    }),
    ("Markdown", |text, _| text.replace('_', "\\_")),
    ("more Markdown", |text, _| {
        text.replace('-', "\\-").replace('.', "\\.")
    }),
    ("en dashes", |text, _| text.replace("--", "–")),
    ("em dashes", |text, _| text.replace("--", "—")),
    ("both dashes", |text, _| {
        text.replace("---", "—").replace("--", "–")
    }),
    ("hyphens that do not break", |text, _| {
        text.replace('-', "\u{2011}")
    }),
    ("mail", |text, _| quoted_printable(text, "=\r\n")),
    ("blanks", |text, turn| spread(text, " ", turn)),
    ("lines", |text, turn| spread(text, "\r\n", turn)),
    ("quoted lines", |text, turn| spread(text, "\n> ", turn)),
    ("zero-width spaces", |text, turn| {
        spread(text, "\u{200b}", turn)
    }),
    ("entities", |text, _| {
        text.replace('=', "&#61;").replace('_', "&#x5F;")
    }),
];

/// Manglers that may leave one.
const HARMFUL: [(&str, Mangler); 5] = [
    ("mail without its line breaks", |text, _| {
        quoted_printable(text, "=")
    }),
    ("dashes for hyphens", |text, _| text.replace('-', "–")),
    ("no line breaks", |text, _| text.replace(['\r', '\n'], "")),
    ("cut off", |text, turn| {
        text.chars().take(turn % (text.len() + 1)).collect()
    }),
    ("no underscores", |text, _| text.replace('_', "")),
];

/// Percent-encoded where `is_escaped` says so of a byte that is neither letter nor digit.
fn escaped(text: &str, is_escaped: impl Fn(u8) -> bool) -> String {
    let mut escaped = String::new();
    for sign in text.chars() {
        let mut bytes = [0; 4];
        for &byte in sign.encode_utf8(&mut bytes).as_bytes() {
            if !byte.is_ascii() || !byte.is_ascii_alphanumeric() && is_escaped(byte) {
                write!(escaped, "%{byte:02X}").unwrap();
            } else {
                escaped.push(char::from(byte));
            }
        }
    }
    escaped
}

trait Escapes {
    /// `%3b` in place of `%3B`.
    fn to_lowercase_escapes(&self) -> String;
}

impl Escapes for String {
    fn to_lowercase_escapes(&self) -> String {
        self.replace("%3B", "%3b")
            .replace("%3D", "%3d")
            .replace("%2C", "%2c")
    }
}

/// As mail programs send text, with lines of at most 76 signs.
fn quoted_printable(text: &str, soft_break: &str) -> String {
    let mut coded = String::new();
    let mut length = 0;
    for sign in text.chars() {
        let mut bytes = [0; 4];
        let unit = match sign {
            '\r' | '\n' => {
                length = 0;
                coded.push(sign);
                continue;
            }
            ' '..='<' | '>'..='~' => sign.to_string(),
            _ => sign
                .encode_utf8(&mut bytes)
                .bytes()
                .fold(String::new(), |unit, byte| format!("{unit}={byte:02X}")),
        };
        if length + unit.len() > 75 {
            coded.push_str(soft_break);
            length = 0;
        }
        length += unit.len();
        coded.push_str(&unit);
    }
    coded
}

/// With something put in every so often.
fn spread(text: &str, inset: &str, turn: usize) -> String {
    let every = 2 + turn % 70;
    let signs: Vec<char> = text.chars().collect();
    let pieces: Vec<String> = signs
        .chunks(every)
        .map(|piece| piece.iter().collect())
        .collect();
    pieces.join(inset)
}

/// Whether the text opens the scene, or is refused in words.
fn is_same_or_refused(text: &str, scene: &Scene) -> bool {
    match link::read(text) {
        Ok(opened) => opened.scene == *scene && opened.ignored.is_empty(),
        Err(error) => !error.to_string().is_empty(),
    }
}

fn chains(
    manglers: Vec<(&'static str, Mangler)>,
) -> impl Strategy<Value = Vec<(&'static str, Mangler, usize)>> {
    let one = (prop::sample::select(manglers), 0_usize..1000);
    prop::collection::vec(
        one.prop_map(|((name, mangler), turn)| (name, mangler, turn)),
        1..5,
    )
}

/// Scenes with the mark of a chapter, and those as they are.
fn linked() -> impl Strategy<Value = Scene> {
    scenes().prop_map(|mut scene| {
        // Small enough for the longest chain: what is too long is refused for that.
        if link::write(&scene).len() > 20_000 {
            scene = Scene::default();
        }
        scene
    })
}

proptest! {
    #[test]
    fn any_link_opens_whatever_one_program_did_to_it(scene in linked(), turn in 0_usize..1000) {
        let text = link::write(&scene);
        for (name, mangle) in HARMLESS {
            let sent = mangle(&text, turn);
            let opened = link::receive(&sent);
            prop_assert!(opened.is_ok(), "{}: {} {:?}", name, sent, opened);
            let (opened, arrival) = opened.unwrap();
            prop_assert_eq!(&opened.scene, &scene, "{}: {}", name, sent);
            let expected = if sent == text { Arrival::Whole } else if name == "tail" { Arrival::Trimmed } else { Arrival::Mended };
            prop_assert_eq!(arrival, expected, "{}: {}", name, sent);
        }
    }

    #[test]
    fn any_link_opens_the_same_scene_after_any_chain_of_programs_or_says_why_not(
        scene in linked(),
        chain in chains([&HARMLESS[..], &HARMFUL[..]].concat()),
    ) {
        let text = chain.iter().fold(link::write(&scene), |text, (_, mangle, turn)| mangle(&text, *turn));
        let names: Vec<&str> = chain.iter().map(|(name, ..)| *name).collect();
        prop_assert!(is_same_or_refused(&text, &scene), "{:?}: {}", names, text);
    }

    #[test]
    fn a_sign_that_no_link_holds_never_makes_half_of_one(
        scene in linked(),
        sign in "[^-A-Za-z0-9_.,=;%\u{2010}-\u{2015}\u{2212}\u{fe63}\u{ff0d}]{1,3}",
        at in any::<prop::sample::Index>(),
    ) {
        let mut text = link::write(&scene);
        text.insert_str(at.index(text.len()), &sign);
        prop_assert!(is_same_or_refused(&text, &scene), "{}", text);
    }

    #[test]
    fn what_was_cut_off_stays_cut_off_whatever_else_was_done_to_it(
        scene in linked(),
        at in any::<prop::sample::Index>(),
        chain in chains(HARMLESS.to_vec()),
    ) {
        let text = link::write(&scene);
        let cut = &text[..at.index(text.len())];
        let sent = chain.iter().fold(cut.to_owned(), |text, (_, mangle, turn)| mangle(&text, *turn));
        prop_assert!(link::read(&sent).is_err(), "{}", sent);
    }
}

const LEAKY: &str =
    "1;data=moons.200.10.1;net=8-8;act=leaky;slope=0.1;unit=1.2;at=assembly-line;end";

#[test]
fn a_link_of_every_kind_opens_as_it_was_meant() {
    let meant = link::read(LEAKY).unwrap();
    for sent in [
        "1;data=moons.200.10.1;net=8-8;%0Aact=leaky;slope=0.1;unit=1.2;at=assembly-line;end",
        "1;data=moons.200.10.1;net=8–8;act=leaky;slope=0.1;unit=1.2;at=assembly–line;end",
        "1;data=3Dmoons.200.10.1;net=3D8-8;act=3Dleaky;slope=3D0.1;unit=3D1.2;at=\r\n=3Dassembly-line;end",
        "1;data=3Dmoons.200.10.1;net=3D8-8;ac=t=3Dleaky;slope=3D0.1;unit=3D1.2;at=3Dassembly-line;end=",
        "1;data%3Dmoons.200.10.1;net%3D8-8;act%3Dleaky;slope%3D0.1;unit%3D1.2;a=t%3Dassembly-line;end",
        "1;data=moons.200.10.1;net=8-8;act=leaky;slope=0.1;unit=1.2;at=assembly-line;end?autorun=1",
        "[https://example.org/#1;data=moons.200.10.1;net=8-8;act=leaky;slope=0.1;unit=1.2;at=assembly-line;end](https://example.org/#1;data=moons.200.10.1;net=8-8;act=leaky;slope=0.1;unit=1.2;at=assembly-line;end)",
        "1 ;data=moons.200.10.1;net=8-8;act=leaky;slope=0.1;unit=1.2;at=assembly-line; e nd, or so",
    ] {
        assert!(link::is_scene(sent), "{sent}");
        assert_eq!(link::read(sent), Ok(meant.clone()), "{sent}");
    }
}

#[test]
fn what_leaves_a_doubt_is_refused() {
    for sent in [
        // A known key, with something that cannot be undone.
        "1;data=moons.200.10.1;*act=leaky;end",
        "1;data=moons.200.10.1;&act=leaky;end",
        "1;data=moons.200.10.1;Act=leaky;end",
        "1;data=moons.200.10.1;=leaky;end",
        // A joint is missing.
        "1;data=moons.200.10.1;mood=sunnyact=leaky;end",
        "1;data=moons.200.10.1 net=4;end",
        // The link goes on behind its end, or another one does.
        "1;net=4;end;act=leaky;end",
        "1;net=4;end#1;net=5;end",
        "1;net=4;endless;act=leaky",
    ] {
        assert!(link::is_scene(sent), "{sent}");
        assert!(link::read(sent).is_err(), "{sent}");
    }
    assert_eq!(link::read("1;net=4;end#1;net=5;end"), Err(LinkError::Two));
}

#[test]
fn a_link_that_was_cut_off_says_so_from_its_first_sign_on() {
    for cut in [
        "1",
        "1;",
        "1;data",
        "1;data=xor.200.10.1",
        "#1",
        "%231.",
        "1;data=xor.200.10.1;net=8;en",
    ] {
        assert!(link::is_scene(cut), "{cut}");
        assert_eq!(link::read(cut), Err(LinkError::CutOff), "{cut}");
    }
    for other in [
        "",
        "2024",
        "reading",
        "unit-1",
        "fn1",
        ":~:text=words",
        "a%20b",
        "note-1;x",
    ] {
        assert!(!link::is_scene(other), "{other}");
    }
}

#[test]
fn what_never_ends_is_refused_in_time() {
    for text in [
        "%25", "#1;", "=3D", "&amp;", "1;end#", "–", ";end", "=\n", "%",
    ] {
        let long = text.repeat((link::MAX_LENGTH - 10) / text.len());
        let _ = link::is_scene(&long);
        for sent in [format!("1;w={long}"), format!("1;{long};end"), long] {
            let _ = link::read(&sent);
        }
    }
}
