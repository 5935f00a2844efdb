//! Builds the program again when the web app that it carries was built again; a debug build reads the files instead.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if !cfg!(debug_assertions) {
        println!("cargo:rerun-if-changed=../../web/dist");
    }
}
