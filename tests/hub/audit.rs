//! The audit log beside the record: what was asked for and refused, who signed in, who was let in, and no secret.

use mufakat::hub::audit::{AuditLine, Noted, audit_in};
use mufakat::procedure::command::Action;
use mufakat::wire::CloseCode;

use crate::harness::{House, head, meeting};

#[tokio::test(flavor = "multi_thread")]
async fn who_was_refused_what_and_why_is_noted_and_no_secret_is() {
    let house = House::open().await;
    let secret = house.credential("B.hod").await;
    let (mut peer, _) = house.join_with(&secret, None).await;
    let (mut moderator, _) = house.join("moderator").await;
    moderator.admit(&head(3)).await;
    let id = peer.submit(Action::OpenMeeting { meeting: meeting() }).await;
    let rejected = peer.rejected(&id).await;
    let mut stranger = house.connect().await;
    stranger.hello("d.00000000.nobody-knows-this-secret", None).await;
    assert_eq!(stranger.closed().await, Some(CloseCode::NotSignedIn));

    let log = audit_in(&house.state());
    let hub = house.hub;
    hub.stop();
    hub.stopped().await.expect("it stops in order");
    // The log's own thread writes the last line after the hub has stopped.
    let text = loop {
        let text = std::fs::read_to_string(&log).expect("the log is there");
        if text.contains("\"noted\":\"stopped\"") {
            break text;
        }
        tokio::task::yield_now().await;
    };
    let lines: Vec<AuditLine> = text.lines().map(|line| serde_json::from_str(line).expect("a line")).collect();
    let noted = |wanted: &dyn Fn(&Noted) -> bool| lines.iter().any(|line| wanted(&line.noted));
    assert!(noted(&|noted| matches!(noted, Noted::Started { .. })));
    assert!(noted(&|noted| matches!(noted, Noted::Setting { section, .. } if section == "limits")));
    assert!(noted(&|noted| matches!(noted, Noted::SignedIn { who, .. } if who.to_string() == "B.hod")));
    assert!(noted(&|noted| matches!(noted, Noted::SignInFailed { .. })));
    assert!(noted(&|noted| matches!(noted, Noted::InvitationTraded { .. })));
    assert!(noted(&|noted| matches!(noted, Noted::Admitted { seat, .. } if *seat == head(3))));
    assert!(
        noted(&|noted| matches!(noted, Noted::Refused { who, act, rule, .. }
            if who.to_string() == "B.hod" && act == "open_meeting" && *rule == rejected.rule)),
        "{text}"
    );
    let invitation = secret.split('.').next_back().expect("a secret has parts");
    assert!(!text.contains(invitation) && !text.contains("nobody-knows"), "a secret is in the audit log");
}
