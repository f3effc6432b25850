//! Sorting, compiled once: each use of the standard library's sort is compiled by itself, which made up a twentieth of the page's
//! module.

use std::cmp::Ordering;

/// Sorts items by `compare`; equal ones keep their order.
///
/// ```
/// let mut words = ["ten", "two", "eleven", "one"];
/// crease::geometry::sort_by(&mut words, |a, b| a.len().cmp(&b.len()));
/// assert_eq!(words, ["ten", "two", "one", "eleven"]);
/// ```
pub fn sort_by<T: Clone>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &|a, b| compare(&items[a], &items[b]));
    let sorted: Vec<T> = places.into_iter().map(|at| items[at].clone()).collect();
    items.clone_from_slice(&sorted);
}

/// Places from 0 to `count`, in their order.
fn sorted_places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    places.sort_by(|&a, &b| compare(a, b));
    places
}
