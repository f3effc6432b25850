//! The engine and the reference in exact fractions agree, on generic and on degenerate networks.

use crease::CellComplex;

use crate::support::agreement::assert_agrees;
use crate::support::family::{Family, frame};
use crate::support::validator::assert_valid;

/// Networks compared per family.
const NETWORKS: u64 = 200;

/// One test per family, so that they run in parallel and a failure names its family.
macro_rules! agree_with_the_reference {
    ($($test:ident: $family:ident,)*) => {
        $(
            #[test]
            fn $test() {
                assert_family(Family::$family);
            }
        )*
    };
}

agree_with_the_reference! {
    generic_networks_agree: Generic,
    small_integers_agree: SmallIntegers,
    zero_biases_agree: ZeroBiases,
    copied_units_agree: Copies,
    bottlenecks_agree: Bottleneck,
    dead_layers_agree: DeadLayer,
    hinges_through_one_third_agree: Thirds,
    almost_copied_units_agree: NearCopies,
    extreme_scales_agree: Extreme,
    hinges_along_sides_agree: Sides,
}

fn assert_family(family: Family) {
    for seed in 0..NETWORKS {
        let name = format!("{family:?}, seed {seed}");
        let complex = CellComplex::of(&family.network(seed), &frame(seed))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_agrees(&name, &complex);
        assert_valid(&name, &complex);
    }
}
