//! Which runs of a sweep are still to be done, and who has which.

use std::collections::BTreeMap;

/// Hands out the runs of a sweep to workers. A run is always in exactly one place: waiting, with a worker, or done; whatever
/// workers do, none is lost, and none is done twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    cells: usize,
    seeds: usize,
    /// Number of runs handed out for the first time.
    begun: usize,
    /// Runs that came back undone, to go first.
    returned: Vec<usize>,
    /// The runs with each worker.
    held: BTreeMap<u32, Vec<usize>>,
    done: Vec<bool>,
    done_count: usize,
}

impl Queue {
    /// All runs of a sweep of so many cells with so many seeds each.
    pub(super) fn new(cells: usize, seeds: usize) -> Self {
        Self {
            cells,
            seeds,
            done: vec![false; cells * seeds],
            ..Self::default()
        }
    }

    /// Number of runs that are done.
    pub(super) const fn done(&self) -> usize {
        self.done_count
    }

    /// Number of all runs.
    pub(super) const fn all(&self) -> usize {
        self.done.len()
    }

    /// Hands a worker the next runs, `most` at the most. All cells come with their first seed, then with their second: so a picture
    /// of them is there early, and becomes surer.
    pub(super) fn give(&mut self, worker: u32, most: usize) -> Vec<usize> {
        let mut given = Vec::new();
        while given.len() < most {
            let Some(run) = self.next() else {
                break;
            };
            given.push(run);
        }
        self.held.entry(worker).or_default().extend(&given);
        given
    }

    fn next(&mut self) -> Option<usize> {
        while let Some(run) = self.returned.pop() {
            if !self.done[run] {
                return Some(run);
            }
        }
        while self.begun < self.done.len() {
            let (seed, cell) = (self.begun / self.cells, self.begun % self.cells);
            self.begun += 1;
            let run = cell * self.seeds + seed;
            if !self.done[run] {
                return Some(run);
            }
        }
        None
    }

    /// Takes back what a worker has not done: it died, or was ended.
    pub(super) fn take_back(&mut self, worker: u32) {
        let mut left = self.held.remove(&worker).unwrap_or_default();
        left.retain(|&run| !self.done[run]);
        self.returned.extend(left);
    }

    /// Notes that a run is done; `false` where it was before, or does not exist.
    pub(super) fn finish(&mut self, run: usize) -> bool {
        let is_new = self.done.get(run) == Some(&false);
        if is_new {
            self.done[run] = true;
            self.done_count += 1;
            for held in self.held.values_mut() {
                held.retain(|&other| other != run);
            }
        }
        is_new
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[derive(Clone, Debug)]
    enum Event {
        Give(u32, usize),
        Die(u32),
        /// A worker tells a result: the run at that place of what it was ever given.
        Tell(u32, usize),
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let event = prop_oneof![
            (0..3_u32, 0..5_usize).prop_map(|(worker, most)| Event::Give(worker, most)),
            (0..3_u32).prop_map(Event::Die),
            (0..3_u32, 0..20_usize).prop_map(|(worker, place)| Event::Tell(worker, place)),
        ];
        proptest::collection::vec(event, 0..60)
    }

    proptest! {
        #[test]
        fn whatever_workers_do_every_run_is_done_once(
            cells in 1..6_usize, seeds in 1..4_usize, events in events(),
        ) {
            let mut queue = Queue::new(cells, seeds);
            let mut ever: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
            let mut done = vec![0; cells * seeds];
            for event in events {
                match event {
                    Event::Give(worker, most) => {
                        let given = queue.give(worker, most);
                        prop_assert!(given.iter().all(|&run| done[run] == 0));
                        ever.entry(worker).or_default().extend(given);
                    }
                    Event::Die(worker) => queue.take_back(worker),
                    // A result that comes late, of a worker that was given up, counts once as well.
                    Event::Tell(worker, place) => {
                        let told = ever.get(&worker).and_then(|all| all.get(place));
                        if let Some(&run) = told {
                            done[run] += usize::from(queue.finish(run));
                        }
                    }
                }
            }
            // All workers die, and one comes that does the rest.
            (0..3).for_each(|worker| queue.take_back(worker));
            for run in queue.give(9, usize::MAX) {
                done[run] += usize::from(queue.finish(run));
            }
            prop_assert!(done.iter().all(|&times| times == 1), "{done:?}");
            prop_assert_eq!(queue.done(), queue.all());
            prop_assert!(!queue.finish(cells * seeds));
        }
    }
}
