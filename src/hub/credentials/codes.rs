//! Short codes, read aloud to people without a camera, and who waits at the door with one.
//!
//! ```text
//!   code   open ──used, with a name──► waiting at the door ──let in──► a device credential like any other
//!           ├─ its time is over           ├─ turned away
//!           └─ revoked                    └─ its time is over
//! ```
//!
//! A code has 40 random bits, in letters and digits that sound and look like no others. That is too few to stand alone:
//! it is good for a short time, guesses are counted in all and from each address, and whoever uses it gets no further
//! than the door, where an officer looks at the name before anything of the meeting is seen. Of the code itself only a
//! salted hash is kept.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::{Credentials, Device, DeviceId, Error, Listed, Secret, public_name};
use crate::hub::switchboard::Who;
use crate::procedure::command::Person;
use crate::procedure::ids::{Hash, SeatId, Span, Timestamp};
use crate::wire::Knock;

/// Without 0 and O, 1 and I.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/// How many letters a code has, and in what groups it is read aloud.
const LETTERS: usize = 8;
const GROUP: usize = 4;

/// How long a code is remembered after its end, so that who comes late is told why.
const REMEMBERED: Span = Span(24 * 60 * 60 * 1_000);

/// A code as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Code {
    seat: SeatId,
    salt: String,
    /// SHA-256 of salt and code.
    hash: Hash,
    made_at: Timestamp,
    until: Timestamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) device: Option<DeviceId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) revoked_at: Option<Timestamp>,
}

/// Where a device stands that came with a code and was not let in.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Door {
    /// It waits.
    Waits {
        /// How long.
        until: Timestamp,
        /// How long its credential lives once it is in; for ever where it is `None`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lives: Option<Span>,
    },
    /// It was turned away.
    TurnedAway {
        /// When.
        at: Timestamp,
    },
}

/// A code that was made, shown this once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Made {
    /// For which seat.
    pub seat: SeatId,
    /// The code, in groups.
    pub code: Secret,
    /// Until when it can be used.
    pub until: Timestamp,
}

/// Where somebody stands that came with a code.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Standing {
    /// Waiting to be let in, at most until then.
    Waits(Timestamp),
    /// In.
    In(Who),
    /// Turned away.
    TurnedAway,
    /// Nobody let it in in time.
    TooLate,
}

impl Credentials {
    /// Makes a code for each of some seats, in one step.
    ///
    /// # Errors
    /// [`Error::Io`], [`Error::NoChance`]: none was made.
    pub fn make_codes(&mut self, seats: Vec<SeatId>, at: Timestamp, good_for: Span) -> Result<Vec<Made>, Error> {
        let mut book = self.book.clone();
        book.codes.retain(|_, code| at < code.until + REMEMBERED);
        let mut made = Vec::with_capacity(seats.len());
        for seat in seats {
            let (name, secret) = self.secret(&mut book, 'c')?;
            let (letters, salt) = code_of(&secret);
            let (hash, until) = (hash_of(&salt, &letters), at + good_for);
            let code = Code { seat: seat.clone(), salt, hash, made_at: at, until, device: None, revoked_at: None };
            book.codes.insert(name, code);
            made.push(Made { seat, code: Secret::new(grouped(&letters)), until });
        }
        self.keep(book)?;
        Ok(made)
    }

    /// Uses a code: the device waits at the door under the name that was said. Its credential opens nothing until it is
    /// let in. `waits`: how long it may take; `lives`: how long the credential lives then.
    ///
    /// # Errors
    /// [`Error::Unknown`], [`Error::Used`], [`Error::Revoked`], [`Error::Expired`], [`Error::Io`], [`Error::NoChance`].
    pub fn knock(
        &mut self,
        said: &str,
        person: Person,
        at: Timestamp,
        waits: Span,
        lives: Option<Span>,
    ) -> Result<(DeviceId, Secret, Who, Timestamp), Error> {
        let letters = letters(said).ok_or(Error::Unknown)?;
        let found = self.book.codes.iter().find(|(_, code)| code.hash == hash_of(&code.salt, &letters));
        let (name, code) = found.map(|(name, code)| (name.clone(), code.clone())).ok_or(Error::Unknown)?;
        if code.revoked_at.is_some() {
            return Err(Error::Revoked);
        }
        if code.device.is_some() {
            return Err(Error::Used);
        }
        if at >= code.until {
            return Err(Error::Expired);
        }
        let mut book = self.book.clone();
        let (device, credential) = self.secret(&mut book, 'd')?;
        let device = DeviceId::new(&device);
        let (who, until) = (Who::Seat { seat: code.seat, meetings: None }, at + waits);
        let waiting = Device {
            who: who.clone(),
            hash: Hash::of(credential.reveal().as_bytes()),
            since: at,
            until: None,
            person: Some(person),
            revoked_at: None,
            door: Some(Door::Waits { until, lives }),
            key: None,
        };
        book.devices.insert(device.clone(), waiting);
        if let Some(code) = book.codes.get_mut(&name) {
            code.device = Some(device.clone());
        }
        self.keep(book)?;
        Ok((device, credential, who, until))
    }

    /// Where the holder of a credential stands that was given at the door; `None` when there is no such credential.
    #[must_use]
    pub fn standing(&self, credential: &Secret, at: Timestamp) -> Option<Standing> {
        let device = DeviceId::new(public_name(credential.reveal(), 'd')?);
        let known = self.book.devices.get(&device)?;
        if known.revoked_at.is_some() || known.hash != Hash::of(credential.reveal().as_bytes()) {
            return None;
        }
        Some(match known.door {
            None => Standing::In(known.who.clone()),
            Some(Door::TurnedAway { .. }) => Standing::TurnedAway,
            Some(Door::Waits { until, .. }) if at >= until => Standing::TooLate,
            Some(Door::Waits { until, .. }) => Standing::Waits(until),
        })
    }

    /// Who waits at the door, in the order in which they came.
    #[must_use]
    pub fn waiting(&self, at: Timestamp) -> Vec<Knock> {
        let mut waiting: Vec<_> =
            self.book.devices.iter().filter_map(|(id, device)| knock_of(id, device, at)).collect();
        waiting.sort_by(|a, b| (a.since, &a.device).cmp(&(b.since, &b.device)));
        waiting
    }

    /// Lets a device in that waits at the door.
    ///
    /// # Errors
    /// [`Error::Unknown`] when it does not wait, [`Error::Expired`] when it has waited too long, [`Error::Io`].
    pub fn let_in(&mut self, device: &DeviceId, at: Timestamp) -> Result<Knock, Error> {
        self.at_the_door(device, at, |known, lives| {
            known.door = None;
            known.until = lives.map(|lives| at + lives);
        })
    }

    /// Turns a device away that waits at the door.
    ///
    /// # Errors
    /// As [`Credentials::let_in`].
    pub fn turn_away(&mut self, device: &DeviceId, at: Timestamp) -> Result<Knock, Error> {
        self.at_the_door(device, at, |known, _| known.door = Some(Door::TurnedAway { at }))
    }

    fn at_the_door(
        &mut self,
        device: &DeviceId,
        at: Timestamp,
        act: impl FnOnce(&mut Device, Option<Span>),
    ) -> Result<Knock, Error> {
        let mut book = self.book.clone();
        let known = book.devices.get_mut(device).ok_or(Error::Unknown)?;
        let Some(Door::Waits { until, lives }) = known.door else { return Err(Error::Unknown) };
        if known.revoked_at.is_some() || at >= until {
            return Err(Error::Expired);
        }
        let knock = knock_of(device, known, at).ok_or(Error::Unknown)?;
        act(known, lives);
        self.keep(book)?;
        Ok(knock)
    }

    /// A code's line in the list of invitations.
    pub(super) fn code_line(&self, name: &str, code: &Code) -> Listed {
        let device = code.device.as_ref().and_then(|device| self.book.devices.get(device));
        Listed {
            invitation: name.to_owned(),
            who: Who::Seat { seat: code.seat.clone(), meetings: None },
            made_at: code.made_at,
            device: code.device.clone(),
            traded_at: device.map(|device| device.since),
            revoked_at: code.revoked_at.or(device.and_then(|device| device.revoked_at)),
            code_until: Some(code.until),
        }
    }
}

fn knock_of(id: &DeviceId, device: &Device, at: Timestamp) -> Option<Knock> {
    let Some(Door::Waits { until, .. }) = device.door else { return None };
    let person = device.person.clone()?;
    let seat = device.who.seat()?.clone();
    let waits = device.revoked_at.is_none() && at < until;
    waits.then(|| Knock { device: id.to_string(), seat, person, since: device.since, until })
}

/// The letters of a code and its salt, out of a fresh secret.
fn code_of(secret: &Secret) -> (String, String) {
    let hidden = secret.reveal().rsplit('.').next().unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(hidden).unwrap_or_default();
    let (letters, salt) = bytes.split_at(LETTERS.min(bytes.len()));
    let letters = letters.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
    (letters, URL_SAFE_NO_PAD.encode(salt))
}

fn hash_of(salt: &str, letters: &str) -> Hash {
    Hash::of(format!("{salt}.{letters}").as_bytes())
}

fn grouped(letters: &str) -> String {
    let mut out = String::new();
    for (at, letter) in letters.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            out.push('-');
        }
        out.push(letter);
    }
    out
}

/// The letters of what somebody typed: in either case, with whatever stands between the groups.
fn letters(said: &str) -> Option<String> {
    let typed = said.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.' | '_' | '–'));
    let letters: String = typed.take(LETTERS + 1).map(|c| c.to_ascii_uppercase()).collect();
    let good = letters.len() == LETTERS && letters.bytes().all(|byte| ALPHABET.contains(&byte));
    good.then_some(letters)
}

#[cfg(test)]
mod tests {
    use super::super::SecretSource;
    use super::*;

    const HALF_HOUR: Span = Span::seconds(30 * 60);

    fn book() -> (Credentials, String) {
        let mut book = Credentials::in_memory(SecretSource::System);
        let made = book.make_codes(vec![SeatId::parse("TH.hod").unwrap()], Timestamp(0), HALF_HOUR).unwrap();
        let code = made[0].code.reveal().to_owned();
        (book, code)
    }

    fn somebody() -> Person {
        Person { name: "Somebody".into(), title: String::new() }
    }

    fn knock(book: &mut Credentials, code: &str, at: Timestamp) -> Result<(DeviceId, Secret), Error> {
        book.knock(code, somebody(), at, HALF_HOUR, None).map(|(device, secret, ..)| (device, secret))
    }

    #[test]
    fn a_code_is_read_aloud_in_two_groups_of_letters_that_look_like_no_others() {
        for _ in 0..64 {
            let (_, code) = book();
            let (left, right) = code.split_once('-').unwrap();
            assert!(left.len() == 4 && right.len() == 4, "{code}");
            assert!(!code.contains(['0', 'O', '1', 'I']), "{code}");
        }
    }

    #[test]
    fn a_code_leads_to_the_door_and_no_further_until_somebody_lets_its_holder_in() {
        let (mut book, code) = book();
        let (device, secret) =
            knock(&mut book, &format!(" {} ", code.to_lowercase().replace('-', " ")), Timestamp(1)).unwrap();
        assert_eq!(book.recognise(&secret, Timestamp(2)), None);
        assert_eq!(book.standing(&secret, Timestamp(2)), Some(Standing::Waits(Timestamp(1) + HALF_HOUR)));
        assert_eq!(book.waiting(Timestamp(2))[0].person, somebody());
        book.let_in(&device, Timestamp(3)).unwrap();
        assert_eq!(book.recognise(&secret, Timestamp(4)).unwrap().0, device);
        assert!(matches!(book.standing(&secret, Timestamp(4)), Some(Standing::In(_))));
        assert!(book.waiting(Timestamp(4)).is_empty());
        assert!(matches!(book.let_in(&device, Timestamp(5)), Err(Error::Unknown)), "once is enough");
        assert!(matches!(knock(&mut book, &code, Timestamp(5)), Err(Error::Used)));
    }

    #[test]
    fn who_is_turned_away_stays_outside() {
        let (mut book, code) = book();
        let (device, secret) = knock(&mut book, &code, Timestamp(1)).unwrap();
        book.turn_away(&device, Timestamp(2)).unwrap();
        assert_eq!(book.standing(&secret, Timestamp(3)), Some(Standing::TurnedAway));
        assert!(matches!(book.let_in(&device, Timestamp(3)), Err(Error::Unknown)));
        assert_eq!(book.recognise(&secret, Timestamp(3)), None);
    }

    #[test]
    fn the_time_of_a_code_and_of_waiting_ends() {
        let (mut book, code) = book();
        let end = Timestamp(0) + HALF_HOUR;
        assert!(matches!(knock(&mut book, &code, end), Err(Error::Expired)));
        let (device, secret) = knock(&mut book, &code, Timestamp(end.0 - 1)).unwrap();
        let late = Timestamp(end.0 - 1) + HALF_HOUR;
        assert_eq!(book.standing(&secret, late), Some(Standing::TooLate));
        assert!(matches!(book.let_in(&device, late), Err(Error::Expired)) && book.waiting(late).is_empty());
    }

    #[test]
    fn a_revoked_code_is_good_for_nothing_and_neither_is_who_waits_with_it() {
        let (mut book, code) = book();
        let name = book.list()[0].invitation.clone();
        let (device, secret) = knock(&mut book, &code, Timestamp(1)).unwrap();
        book.revoke(&name, Timestamp(2)).unwrap();
        assert_eq!(book.standing(&secret, Timestamp(3)), None);
        assert!(book.let_in(&device, Timestamp(3)).is_err());
        assert!(matches!(knock(&mut book, &code, Timestamp(3)), Err(Error::Revoked)));
    }

    #[test]
    fn what_is_no_code_is_unknown_and_a_code_is_no_invitation() {
        let (mut book, code) = book();
        for said in ["", "AAAA", "AAAA-AAAA-AAAA", "OOOO-1111", "ÄÄÄÄ-ÄÄÄÄ"] {
            assert!(matches!(knock(&mut book, said, Timestamp(1)), Err(Error::Unknown)), "{said}");
        }
        let traded = book.trade(&Secret::new(code.clone()), None, Timestamp(1), None);
        assert!(matches!(traded, Err(Error::Unknown)));
        assert!(!serde_json::to_string(&book.book).unwrap().contains(&code.replace('-', "")));
    }
}
