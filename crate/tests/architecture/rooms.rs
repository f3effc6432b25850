//! The rooms of the crate: the folders of `src`, and which others each may use.

/// A folder of `src`, and the rooms it may use, all of them above its own row, so that there is no cycle.
pub(crate) const ROOMS: &[(&str, &[&str])] = &[
    ("geometry", &[]),
    ("network", &["geometry"]),
    // Knows nothing about training or data.
    ("cells", &["geometry", "network"]),
    ("dataset", &["geometry", "network"]),
    // Knows nothing about regions.
    ("train", &["dataset", "geometry", "network"]),
    ("recovery", &["cells", "dataset", "geometry", "network"]),
    // A plane through a larger network; knows nothing about data.
    ("slice", &["cells", "geometry", "network"]),
    (
        "measure",
        &["cells", "dataset", "geometry", "network", "train"],
    ),
    // Everything the reader sees, and its text form.
    (
        "scene",
        &[
            "cells", "dataset", "geometry", "measure", "network", "recovery", "train",
        ],
    ),
    ("layout", &["cells", "dataset", "geometry", "network"]),
    // The only thing that changes.
    (
        "session",
        &[
            "cells", "dataset", "geometry", "layout", "measure", "network", "recovery", "scene",
            "slice", "train",
        ],
    ),
    // Draws, and computes nothing that a test would ask about; it knows only the results of training.
    (
        "figure",
        &[
            "cells", "dataset", "geometry", "layout", "measure", "network", "recovery", "scene",
            "slice", "train",
        ],
    ),
    // Figures of sessions, and files in and out.
    (
        "publish",
        &[
            "cells", "dataset", "figure", "geometry", "layout", "measure", "network", "recovery",
            "scene", "session",
        ],
    ),
    // Parses, delegates, converts; so it names the types that it passes on.
    (
        "web",
        &[
            "cells", "dataset", "figure", "geometry", "layout", "network", "publish", "recovery",
            "scene", "session", "slice", "train",
        ],
    ),
];
