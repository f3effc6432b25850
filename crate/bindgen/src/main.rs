//! Writes the JavaScript side of a wasm module: the part of the `wasm-bindgen` command line that the build needs.
//!
//! Being a member of the workspace, it comes with the same lock file as the crate: no second tool to install, and no
//! second version that could disagree with the crate's own `wasm-bindgen`.

use std::env;
use std::process::ExitCode;

use wasm_bindgen_cli_support::Bindgen;

/// Reads the module named by the first argument and writes JavaScript, type declarations and the module itself into
/// the folder named by the second, under the name that is the third, for a page that loads them as ES modules.
fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [module, folder, name] = arguments.as_slice() else {
        eprintln!("usage: bindgen <module.wasm> <output folder> <name>");
        return ExitCode::from(2);
    };
    match write_bindings(module, folder, name) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("bindgen: {module}: {problem}");
            ExitCode::FAILURE
        }
    }
}

/// Fails with a sentence that gives the whole chain of causes.
fn write_bindings(module: &str, folder: &str, name: &str) -> Result<(), String> {
    let mut bindgen = Bindgen::new();
    bindgen
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .input_path(module)
                .out_name(name)
                .typescript(true)
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|problem| format!("{problem:#}"))
}
