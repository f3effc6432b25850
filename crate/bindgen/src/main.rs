//! Writes the JavaScript side of a wasm module, the part of the `wasm-bindgen` command line that the build needs, and
//! cuts the module into parts.
//!
//! Being a member of the workspace, it comes with the same lock file as the crate: no second tool to install, and no
//! second version that could disagree with the crate's own `wasm-bindgen`.

mod parts;

use std::env;
use std::fs;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

const USAGE: &str = "usage: bindgen <module.wasm> <output folder> <name> [names]
       bindgen watch <module.wasm> <output.wasm>
       bindgen split <module.wasm> <numbers of the functions of the first part> <rooms>[;<rooms>…] <first.wasm> <later.wasm> <apart.wasm>…
       bindgen apart <module.wasm> <rooms> <rest.wasm> <apart.wasm>";

/// Reads the module named by the first argument and writes JavaScript, type declarations and the module itself into
/// the folder named by the second, under the name that is the third, for a page that loads them as ES modules. With
/// `names` the module keeps the names of its functions, which `split` needs.
///
/// `watch`, `split` and `apart` cut such a module into parts: see [`parts`].
fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match *arguments.as_slice() {
        ["watch", module, output] => watch(module, output),
        ["split", module, first, rooms, ref outputs @ ..] => split(module, first, rooms, outputs),
        ["apart", module, rooms, ref outputs @ ..] => apart(module, rooms, outputs),
        [module, folder, name] => write_bindings(module, folder, name, false),
        [module, folder, name, "names"] => write_bindings(module, folder, name, true),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bindgen: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Fails with a sentence that gives the whole chain of causes.
fn write_bindings(module: &str, folder: &str, name: &str, names: bool) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(module)
                .out_name(name)
                .typescript(true)
                .omit_default_module_path(false)
                .remove_name_section(!names)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|problem| format!("{module}: {problem:#}"))
}

fn watch(module: &str, output: &str) -> Result<(), String> {
    write(output, &parts::watched(&read(module)?)?)
}

fn split(module: &str, first: &str, rooms: &str, outputs: &[&str]) -> Result<(), String> {
    let numbers = String::from_utf8(read(first)?).map_err(|problem| problem.to_string())?;
    let numbers = numbers.split_whitespace().map(str::parse);
    let numbers = numbers.collect::<Result<_, _>>();
    let numbers = numbers.map_err(|problem| format!("{first}: {problem}"))?;
    let lists: Vec<Vec<&str>> = rooms.split(';').map(rooms_of).collect();
    let parts = parts::split(&read(module)?, &numbers, &lists)?;
    write_all(outputs, &parts)
}

fn apart(module: &str, rooms: &str, outputs: &[&str]) -> Result<(), String> {
    let parts = parts::set_apart(&read(module)?, &rooms_of(rooms))?;
    write_all(outputs, &parts)
}

fn rooms_of(text: &str) -> Vec<&str> {
    text.split(',').filter(|room| !room.is_empty()).collect()
}

fn write_all(outputs: &[&str], parts: &[Vec<u8>]) -> Result<(), String> {
    for (output, part) in outputs.iter().zip(parts) {
        write(output, part)?;
    }
    Ok(())
}

fn read(file: &str) -> Result<Vec<u8>, String> {
    fs::read(file).map_err(|problem| format!("{file}: {problem}"))
}

fn write(file: &str, bytes: &[u8]) -> Result<(), String> {
    fs::write(file, bytes).map_err(|problem| format!("{file}: {problem}"))
}
