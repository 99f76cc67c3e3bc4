use super::*;

#[test]
fn the_shipped_conference_reads_without_fault() {
    if let Err(faults) = read(shipped(), "ammin8.toml") {
        panic!("\n{}", render(&faults, Language::En));
    }
}
