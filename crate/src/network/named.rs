//! Names of an enum's values, spelled as in links, settings and the page.

/// Gives an enum `NAMES`, `name` and `from_name`.
///
/// The first form takes a list, in the order in which the page offers the values. A variant with fields is listed with the
/// field values that its name means. `name` returns that name whatever the fields hold, unless the fields are in
/// parentheses. Variants after `unnamed` have no name: `name` returns an empty string for them, and `from_name` never
/// returns them.
///
/// ```ignore
/// named!(Optimizer, Sgd => "sgd", Momentum => "momentum");
/// named!(Activation, Relu => "relu", Leaky { slope: 0.125 } => "leaky");
/// named!(Tool, Pan => "pan", Add(Label(0)) => "add-0"; unnamed Add);
/// ```
///
/// The second form takes a table. Each row has the value in one field and its name in the field `name`.
///
/// ```ignore
/// named!(Preset, preset in ROWS);
/// ```
macro_rules! named {
    ($kind:ident, $field:ident in $rows:ident) => {
        impl $kind {
            /// Every name, in the order of the page.
            #[allow(dead_code, reason = "not every enum is a setting's")]
            pub(crate) const TEXTS: [&'static str; $rows.len()] = {
                let mut texts = [""; $rows.len()];
                let mut place = 0;
                while place < $rows.len() {
                    texts[place] = $rows[place].name;
                    place += 1;
                }
                texts
            };

            /// Every value, in the order of the page.
            pub fn all() -> impl Iterator<Item = Self> {
                $rows.iter().map(|row| row.$field)
            }

            /// The value's name in links and on the page.
            #[must_use]
            pub fn name(self) -> &'static str {
                self.row().name
            }

            /// The value with the given name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                let found = $rows.iter().find(|row| row.name == name);
                found.map(|row| row.$field)
            }
        }
    };
    (
        $kind:ident,
        $($variant:ident $(($($inner:tt)+))? $({ $($field:ident: $value:expr),+ })? => $name:literal),+ $(,)?
        $(; unnamed $($rest:ident),+)?
    ) => {
        impl $kind {
            /// Every value with its name, in the order of the page.
            pub const NAMES: [(Self, &'static str); [$($name),+].len()] =
                [$((Self::$variant $(($($inner)+))? $({ $($field: $value),+ })?, $name)),+];

            /// Every name, in the order of the page.
            #[allow(dead_code, reason = "not every enum is a setting's")]
            pub(crate) const TEXTS: [&'static str; Self::NAMES.len()] = [$($name),+];

            /// The value's name in links and on the page.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant $(($($inner)+))? $({ $($field: _),+ })? => $name,)+
                    $($(Self::$rest { .. } => "",)+)?
                }
            }

            /// The value with the given name.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                // Not by a search of `NAMES`: this compiles to a third less.
                Some(match name {
                    $($name => Self::$variant $(($($inner)+))? $({ $($field: $value),+ })?,)+
                    _ => return None,
                })
            }
        }
    };
}

pub(crate) use named;
