//! How the score surface is turned and tilted before the reader's eyes.

/// A turn about the vertical and a tilt out of the plane, in whole degrees. Tilted by 0 the surface is seen from above, as the
/// flat plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Angle {
    turn: i16,
    tilt: i16,
}

impl Default for Angle {
    fn default() -> Self {
        Self {
            turn: -30,
            tilt: 55,
        }
    }
}

impl Angle {
    /// From above, with x1 to the right: the surface looks like the plane.
    pub const FLAT: Self = Self { turn: 0, tilt: 0 };
    /// The largest tilt: nearly from the side.
    pub const MOST_TILT: i16 = 80;
    const ROUND: i32 = 360;

    /// A turn and a tilt in degrees: the turn held between −180 and 179 by whole rounds, the tilt to its limits.
    #[must_use]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "what is left of whole rounds, and of limits, is small"
    )]
    pub fn of(turn: i32, tilt: i32) -> Self {
        let half = Self::ROUND / 2;
        Self {
            turn: ((turn.rem_euclid(Self::ROUND) + half) % Self::ROUND - half) as i16,
            tilt: tilt.clamp(0, Self::MOST_TILT.into()) as i16,
        }
    }

    /// Degrees anticlockwise about the vertical, seen from above, from −180 to 179.
    #[must_use]
    pub const fn turn(self) -> i16 {
        self.turn
    }

    /// Degrees out of the plane, from 0 (seen from above) to [`Self::MOST_TILT`].
    #[must_use]
    pub const fn tilt(self) -> i16 {
        self.tilt
    }

    /// As links write it.
    pub(crate) fn text(self) -> String {
        // By way of a type that is written elsewhere, so that the page needs no further one.
        let sign = if self.turn < 0 { "-" } else { "" };
        let [turn, tilt] = [self.turn, self.tilt].map(|degrees| u64::from(degrees.unsigned_abs()));
        format!("{sign}{turn},{tilt}")
    }

    /// What [`Self::text`] wrote; `None` for anything else.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (turn, tilt) = text.split_once(',')?;
        let degrees = |text: &str| i16::try_from(text.parse::<u64>().ok()?).ok();
        let turn = match turn.strip_prefix('-') {
            Some(size) => -degrees(size)?,
            None => degrees(turn)?,
        };
        let read = Self {
            turn,
            tilt: degrees(tilt)?,
        };
        (read == Self::of(turn.into(), read.tilt.into())).then_some(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_rounds_change_nothing_and_tilts_stay_within_their_limits() {
        for (turn, held) in [
            (0, 0),
            (180, -180),
            (-181, 179),
            (725, 5),
            (-360, 0),
            (i32::MAX, 127),
            (i32::MIN, -128),
        ] {
            assert_eq!(Angle::of(turn, 30).turn(), held, "{turn}");
        }
        assert_eq!(Angle::of(0, -5).tilt(), 0);
        assert_eq!(Angle::of(0, 500).tilt(), Angle::MOST_TILT);
    }

    #[test]
    fn what_was_written_reads_back_and_nothing_else_is_read() {
        for turn in [Angle::default(), Angle::FLAT, Angle::of(-180, 80)] {
            assert_eq!(Angle::read(&turn.text()), Some(turn));
        }
        for wrong in [
            "", "30", "30,", "180,20", "0,81", "0,-1", "1e2,3", "99999,0", "1,2,3",
        ] {
            assert_eq!(Angle::read(wrong), None, "{wrong}");
        }
    }
}
