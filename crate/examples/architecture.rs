//! Draws the graph of the crate's rooms from the table that the tests hold: `cargo run --example architecture > file.svg`.

#[path = "../tests/architecture/drawing.rs"]
mod drawing;
#[path = "../tests/architecture/rooms.rs"]
mod rooms;

fn main() {
    print!("{}", drawing::svg(rooms::ROOMS));
}
