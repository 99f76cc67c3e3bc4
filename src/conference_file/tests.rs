//! Reading conference files: what is told of spoilt ones, and what the shipped ones say.

mod faults;
mod shipped;

/// The faults, one to a line, with their facts.
fn listed(faults: &[super::Fault]) -> String {
    faults.iter().map(|fault| format!("{fault} {:?}\n", fault.problem)).collect()
}
