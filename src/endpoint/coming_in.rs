//! How a device comes in: an invitation is traded for its credential, or a short code brings it to the hub's door.
//!
//! ```text
//!   invitation ──trade──► credential ─────────────────────────────────► the line
//!   short code ──knock──► credential that opens nothing ──standing──► let in ──► the line
//! ```

use bytes::Bytes;
use hyper::Method;
use serde_json::{Value, json};

use super::address::HubAddress;
use super::credential::Credential;
use super::http::{Ask, Fault, ask_in};
use crate::catalogue::Language;
use crate::procedure::command::Person;

/// What an invitation was traded for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Traded {
    /// The credential of this device.
    pub credential: Credential,
    /// The seat that it is for; absent for a moderator.
    pub seat: Option<String>,
}

/// Trades an invitation for a credential of this device; good once. The hub keeps who sits at it, where that is said.
///
/// # Errors
/// Whether the hub was not reached, or why it refused.
pub async fn trade(hub: &HubAddress, invitation: &str, person: Option<&Person>) -> Result<Traded, Fault> {
    trade_in(hub, invitation, person, &Language::english()).await
}

/// The same; what is refused is said in a language.
///
/// # Errors
/// As [`trade`].
pub async fn trade_in(
    hub: &HubAddress,
    invitation: &str,
    person: Option<&Person>,
    language: &Language,
) -> Result<Traded, Fault> {
    let mut body = json!({ "invitation": invitation.trim() });
    if let Some(person) = person {
        body["person"] = json!(person);
    }
    let body = Bytes::from(body.to_string());
    let body = Some(("application/json", body));
    let what = Ask { method: Method::POST, path: "/api/v1/invitations/trade", credential: None, body, most: 64 * 1024 };
    let bytes = ask_in(hub, what, language).await?;
    let answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
    let Some(credential) = answer["credential"].as_str() else {
        return Err(Fault::Unreachable(format!("{hub}: the answer holds no credential")));
    };
    Ok(Traded { credential: Credential::new(credential), seat: answer["who"]["seat"].as_str().map(str::to_owned) })
}

/// Comes to the hub's door with a short code; gives the credential of this device, which opens nothing until somebody
/// lets it in.
///
/// # Errors
/// Whether the hub was not reached, or why it refused, in a language.
pub async fn knock(hub: &HubAddress, code: &str, person: &Person, language: &Language) -> Result<Credential, Fault> {
    let body = Bytes::from(json!({ "code": code, "person": person }).to_string());
    let path = "/api/v1/codes";
    let what =
        Ask { method: Method::POST, path, credential: None, body: Some(("application/json", body)), most: 64 * 1024 };
    let answer: Value = serde_json::from_slice(&ask_in(hub, what, language).await?).unwrap_or_default();
    let credential = answer["credential"].as_str().map(Credential::new);
    credential.ok_or_else(|| Fault::Unreachable(format!("{hub}: the answer holds no credential")))
}

/// The seat of a device that waits at the hub's door, once it was let in.
///
/// # Errors
/// Whether the hub was not reached, or why it lets nobody in by this credential.
pub async fn standing(hub: &HubAddress, credential: &Credential, language: &Language) -> Result<Option<String>, Fault> {
    let path = "/api/v1/waiting";
    let what = Ask { method: Method::GET, path, credential: Some(credential), body: None, most: 64 * 1024 };
    let answer: Value = serde_json::from_slice(&ask_in(hub, what, language).await?).unwrap_or_default();
    Ok(answer["who"]["seat"].as_str().map(str::to_owned))
}
