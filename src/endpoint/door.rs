//! The hub's door from afar: officers make short codes, see who waits with one, and let in or turn away (R-16).
//!
//! ```text
//!   DoorAct ──Door──► GET, POST /api/v1/lobby, POST /api/v1/lobby/{device} ──► Answer: words for people, or JSON
//! ```
//!
//! The pages of the Secretariat ask the same. Whether somebody is an officer is for the hub to say.

use bytes::Bytes;
use clap::Subcommand;
use comfy_table::Table;
use comfy_table::presets::UTF8_BORDERS_ONLY;
use hyper::Method;
use serde_json::{Value, json};

use super::address::HubAddress;
use super::credential::Credential;
use super::http::{self, Ask, ask_in};
use super::wording::Wording;
use crate::catalogue::Language;
use crate::procedure::command::Person;
use crate::procedure::ids::SeatId;
use crate::wire::{Knock, NewCode};

/// Most bytes of an answer: a full door, and every code that can be made at once.
const ANSWER_MOST: u64 = 1 << 20;

/// What an officer does at the door.
#[derive(Clone, PartialEq, Eq, Debug, Subcommand)]
pub enum DoorAct {
    /// Show who waits at the door with a short code
    Waiting,
    /// Make a short code for each seat or party named, to be read aloud; its holder waits at the door until let in
    Code {
        /// Seats, or parties for the first seat of each
        #[arg(required = true, value_name = "SEAT|PARTY")]
        seats: Vec<String>,
    },
    /// Let in who waits at the door
    Admit {
        /// The device as the list calls it, or its seat or party where only one waits for that
        #[arg(value_name = "DEVICE|SEAT|PARTY")]
        who: String,
    },
    /// Turn away who waits at the door
    Refuse {
        /// The device as the list calls it, or its seat or party where only one waits for that
        #[arg(value_name = "DEVICE|SEAT|PARTY")]
        who: String,
    },
}

/// What the door answered.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Answer {
    /// Who waits, in the order in which they came.
    Waiting(Vec<Knock>),
    /// Codes that were made.
    Codes {
        /// Each.
        codes: Vec<NewCode>,
        /// Where a browser types one in.
        url: String,
    },
    /// Somebody was let in or turned away.
    Settled {
        /// Who.
        knock: Knock,
        /// Whether that was to let them in.
        admitted: bool,
    },
}

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The hub was not reached, or refused.
    #[error(transparent)]
    Http(#[from] http::Fault),
    /// Nobody of that name waits.
    #[error("nobody waits at the door as {0}")]
    Nobody(String),
    /// More than one waits for that seat or party.
    #[error("several wait at the door as {who}: {}", devices.join(", "))]
    Several {
        /// The name.
        who: String,
        /// Their devices.
        devices: Vec<String>,
    },
}

impl Fault {
    /// What a person is told.
    #[must_use]
    pub fn sentence(&self, hub: &HubAddress, wording: &Wording) -> String {
        match self {
            Self::Http(fault) => fault.sentence(hub, wording),
            Self::Nobody(who) => wording.text("client-door-nobody", &[("who", who.clone().into())]),
            Self::Several { who, devices } => {
                let arguments = [("who", who.clone().into()), ("devices", devices.join(", ").into())];
                wording.text("client-door-several", &arguments)
            }
        }
    }
}

/// The door of a hub, and who stands behind it.
#[derive(Clone, Debug)]
pub struct Door {
    /// The hub.
    pub hub: HubAddress,
    /// The officer's.
    pub credential: Credential,
    /// In which language the hub says why not.
    pub language: Language,
}

impl Door {
    /// Does an act.
    ///
    /// # Errors
    /// [`Fault`].
    pub async fn carry_out(&self, act: &DoorAct) -> Result<Answer, Fault> {
        match act {
            DoorAct::Waiting => Ok(Answer::Waiting(self.waiting().await?)),
            DoorAct::Code { seats } => {
                let bytes = self.ask(Method::POST, "/api/v1/lobby", Some(json!({ "seats": seats }))).await?;
                let mut answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
                let codes = serde_json::from_value(answer["codes"].take());
                let codes = codes.map_err(|fault| http::Fault::Unreachable(format!("{}: {fault}", self.hub)))?;
                let scheme = if self.hub.is_secure() { "https" } else { "http" };
                Ok(Answer::Codes { codes, url: format!("{scheme}://{}/", self.hub.authority()) })
            }
            DoorAct::Admit { who } => self.settle(who, true).await,
            DoorAct::Refuse { who } => self.settle(who, false).await,
        }
    }

    async fn waiting(&self) -> Result<Vec<Knock>, Fault> {
        let bytes = self.ask(Method::GET, "/api/v1/lobby", None).await?;
        let mut answer: Value = serde_json::from_slice(&bytes).unwrap_or_default();
        let waiting = serde_json::from_value(answer["waiting"].take());
        Ok(waiting.map_err(|fault| http::Fault::Unreachable(format!("{}: {fault}", self.hub)))?)
    }

    async fn settle(&self, who: &str, admitted: bool) -> Result<Answer, Fault> {
        let waiting = self.waiting().await?;
        let knock = called(&waiting, who)?.clone();
        let path = format!("/api/v1/lobby/{}", knock.device);
        self.ask(Method::POST, &path, Some(json!({ "admit": admitted }))).await?;
        Ok(Answer::Settled { knock, admitted })
    }

    async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Bytes, Fault> {
        let body = body.map(|body| ("application/json", Bytes::from(body.to_string())));
        let what = Ask { method, path, credential: Some(&self.credential), body, most: ANSWER_MOST };
        Ok(ask_in(&self.hub, what, &self.language).await?)
    }
}

/// The one that is called by its device, or by its seat or party where only one waits for that.
fn called<'a>(waiting: &'a [Knock], who: &str) -> Result<&'a Knock, Fault> {
    if let Some(knock) = waiting.iter().find(|knock| knock.device == who) {
        return Ok(knock);
    }
    let is_of = |seat: &SeatId| seat.as_str() == who || seat.as_str().split('.').next() == Some(who);
    let found: Vec<&Knock> = waiting.iter().filter(|knock| is_of(&knock.seat)).collect();
    match found.as_slice() {
        [] => Err(Fault::Nobody(who.to_owned())),
        [one] => Ok(one),
        several => {
            let devices = several.iter().map(|knock| knock.device.clone()).collect();
            Err(Fault::Several { who: who.to_owned(), devices })
        }
    }
}

impl Answer {
    /// The answer for people.
    #[must_use]
    pub fn words(&self, wording: &Wording) -> String {
        match self {
            Self::Waiting(waiting) => waiting_in_words(waiting, wording),
            Self::Codes { codes, url } => {
                let table = codes_in_words(codes, wording);
                format!("{table}\n{}", wording.text("client-door-codes", &[("url", url.clone().into())]))
            }
            Self::Settled { knock, admitted } => settled_in_words(knock, *admitted, wording),
        }
    }

    /// The answer for programs.
    #[must_use]
    pub fn json(&self) -> Value {
        match self {
            Self::Waiting(waiting) => json!({ "waiting": waiting }),
            Self::Codes { codes, url } => json!({ "codes": codes, "url": url }),
            Self::Settled { knock, admitted } => {
                json!({ "device": knock.device, "seat": knock.seat, "admitted": admitted })
            }
        }
    }
}

/// Somebody's name, with the title where there is one.
#[must_use]
pub fn name_of(Person { name, title }: &Person) -> String {
    if title.is_empty() { name.clone() } else { format!("{name}, {title}") }
}

/// That somebody was let in or turned away.
#[must_use]
pub fn settled_in_words(knock: &Knock, admitted: bool, wording: &Wording) -> String {
    let id = if admitted { "client-door-let_in" } else { "client-door-turned_away" };
    wording.text(id, &[("name", name_of(&knock.person).into()), ("seat", knock.seat.to_string().into())])
}

/// Who waits at the door, as a table.
#[must_use]
pub fn waiting_in_words(waiting: &[Knock], wording: &Wording) -> String {
    if waiting.is_empty() {
        return wording.word("hub-nobody-waits");
    }
    let mut table = columns(wording, &["device", "seat", "person", "until"]);
    for knock in waiting {
        let (seat, until) = (knock.seat.to_string(), knock.until.to_string());
        table.add_row([knock.device.clone(), seat, name_of(&knock.person), until]);
    }
    table.to_string()
}

/// Codes that were made, as a table.
#[must_use]
pub fn codes_in_words(codes: &[NewCode], wording: &Wording) -> String {
    let mut table = columns(wording, &["seat", "code", "until"]);
    for code in codes {
        table.add_row([code.seat.to_string(), code.code.clone(), code.until.to_string()]);
    }
    table.to_string()
}

fn columns(wording: &Wording, names: &[&str]) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY);
    table.set_header(names.iter().map(|name| wording.word(&format!("hub-column-{name}"))));
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::ids::Timestamp;

    fn knock(device: &str, seat: &str) -> Knock {
        let person = Person { name: "Nguyễn Thị Ánh".into(), title: String::new() };
        let seat = SeatId::parse(seat).unwrap();
        Knock { device: device.into(), seat, person, since: Timestamp(0), until: Timestamp(60_000) }
    }

    #[test]
    fn who_waits_is_called_by_the_device_or_by_a_seat_that_only_one_waits_for() {
        let waiting = [knock("d.1", "TH.hod"), knock("d.2", "VN.hod"), knock("d.3", "VN.alt")];
        let device = |who: &str| called(&waiting, who).map(|knock| knock.device.clone());
        assert_eq!(device("d.3").unwrap(), "d.3");
        assert_eq!(device("TH").unwrap(), "d.1");
        assert_eq!(device("VN.hod").unwrap(), "d.2");
        assert!(matches!(device("VN"), Err(Fault::Several { devices, .. }) if devices == ["d.2", "d.3"]));
        assert!(matches!(device("T"), Err(Fault::Nobody(_))), "a name is whole");
    }
}
