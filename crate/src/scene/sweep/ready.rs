//! The sweep that the lab opens with, and ready-made others.

use super::Sweep;

/// Ready-made sweeps: a name, and the link of the recipe. The first is the one that the lab opens with.
pub const READY: [(&str, &str); 4] = [
    (
        // Which units die, and what that costs: too large steps, and biases that start below zero.
        "dying",
        "sweep1;x=learning-rate,0.1,0.3,1,3,6,10,30;y=bias-start,-3,-2,-1.5,-1,-0.5,0,0.5;by=activation,relu,leaky;seeds=10;first=0;steps=1000;data=xor.200.10.1;net=8;act=relu;init=he;opt=sgd;lr=0.1;batch=160;end",
    ),
    (
        "width-and-depth",
        "sweep1;x=width,2,3,4,6,8,12,16;y=depth,1,2,3,4,6;by=activation,relu,leaky;seeds=10;first=0;steps=500;data=xor.200.10.1;net=8;act=relu;init=he;end",
    ),
    (
        "optimizers",
        "sweep1;x=learning-rate,0.003,0.01,0.03,0.1,0.3,1;y=batch,1,4,16,64,160;by=optimizer,sgd,momentum,adam;seeds=5;first=0;steps=400;data=circle.200.10.1;net=8;act=relu;init=he;lr=0.1;end",
    ),
    (
        "first-weights",
        "sweep1;x=scale,0.1,0.3,1,3,10;y=width,2,4,8,16;by=scheme,he,glorot,uniform,spread;seeds=10;first=0;steps=500;data=moons.200.10.1;net=8;act=relu;opt=sgd;lr=0.1;batch=160;end",
    ),
];

impl Default for Sweep {
    /// The sweep that the lab opens with.
    fn default() -> Self {
        Self::read_link(READY[0].1).expect("a test reads every ready-made sweep")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ready_made_sweep_is_read_and_written_as_it_stands() {
        for (name, link) in READY {
            let sweep =
                Sweep::read_link(link).unwrap_or_else(|problem| panic!("{name}: {problem:?}"));
            assert_eq!(sweep.link(), link, "{name}");
        }
        let first = Sweep::default();
        assert_eq!(first.run_count(), 7 * 7 * 2 * 10);
        for run in 0..first.run_count() {
            assert_eq!(first.number(first.place(run)), run);
        }
    }
}
