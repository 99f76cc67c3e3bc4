//! Every recorded command considered again: a record in which the rules were broken does not verify, whoever signed.

use std::collections::BTreeSet;

use crate::journal::entry::{Entry, RulesVersion};
use crate::procedure::Conference;
use crate::procedure::event::Event;
use crate::procedure::ids::Timestamp;

use super::walk::Walked;
use super::{Damage, Finding, SealedDecision, Verdict};

/// Considers and applies, from the first entry to the first that is withheld or breaks a rule. Gives the state there.
///
/// Past a withheld entry the state is not known, and no command can be judged by it. What needs no state is asked all
/// the same: that time does not go back and that no command takes effect twice.
pub(super) fn rules(walked: &Walked, verdict: &mut Verdict, findings: &mut Vec<Finding>) -> Conference {
    let mut state = Conference::default();
    let mut last_at = Timestamp(i64::MIN);
    let mut ids = BTreeSet::new();
    let (mut going, mut broke) = (true, false);
    for (position, sound) in (1..).zip(&walked.sound) {
        let Some(entry) = &sound.entry else {
            if going {
                verdict.not_considered_from.get_or_insert(position);
                going = false;
            }
            continue;
        };
        decisions(entry, &mut verdict.decisions);
        if broke {
            continue;
        }
        let mut broken =
            |rule: Option<String>| findings.push(Finding { position, damage: Damage::BrokenRule { rule } });
        // The record's own rules: time never goes back, and a command takes effect once.
        let repeated = !ids.insert((entry.sender(), entry.command.id.clone()));
        if entry.recorded_at < last_at || repeated {
            broken(Some("R-38".to_owned()));
            (going, broke) = (false, true);
            continue;
        }
        last_at = entry.recorded_at;
        if !going {
            verdict.not_considered += 1;
            continue;
        }
        if entry.rules == RulesVersion::CURRENT {
            match state.consider(&entry.command, entry.recorded_at) {
                Ok(events) if events == entry.events => verdict.considered += 1,
                Ok(_) => {
                    broken(None);
                    (going, broke) = (false, true);
                    continue;
                }
                Err(rejection) => {
                    broken(Some(rejection.rule().to_string()));
                    (going, broke) = (false, true);
                    continue;
                }
            }
        } else {
            *verdict.other_rules.entry(entry.rules.0).or_default() += 1;
        }
        for event in &entry.events {
            state.apply(event, entry.recorded_at);
        }
    }
    state
}

fn decisions(entry: &Entry, decisions: &mut Vec<SealedDecision>) {
    for event in &entry.events {
        if let Event::DecisionDeclared { meeting, decision, .. } = event {
            decisions.push(SealedDecision {
                decision: decision.to_string(),
                meeting: meeting.to_string(),
                position: entry.position,
                checkpoint: None,
                countersigned: Vec::new(),
                extract: false,
            });
        }
    }
}
