//! Refusals over HTTP: RFC 9457 problem documents, each with a stable type.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::header::{CACHE_CONTROL, CONTENT_LANGUAGE, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use hyper::{Response, StatusCode};
use serde_json::json;

use super::{Body, Detail};
use crate::catalogue::{Catalogue, Language};

/// Why a request was refused. The type of each is `urn:mufakat:problem:` and its name in snake case; its sentence
/// is the catalogue's `problem-` and the same name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Problem {
    /// There is nothing at that address.
    NotFound,
    /// The address is right and the method is not.
    WrongMethod,
    /// Plain text came to an encrypted port.
    PlainText,
    /// The request is no WebSocket upgrade.
    UpgradeWanted,
    /// The subprotocol is none of ours.
    UnknownSubprotocol,
    /// The page that asks is not one that may.
    ForeignOrigin,
    /// The body of the request is not what is expected.
    BadRequest,
    /// The body of the request is too large.
    TooBig,
    /// No credential, or one that is not good.
    NotSignedIn,
    /// The credential is not for this.
    NotAllowed,
    /// There is no such invitation.
    UnknownInvitation,
    /// The invitation was used.
    InvitationUsed,
    /// The invitation was revoked.
    InvitationRevoked,
    /// There is no such code.
    UnknownCode,
    /// The code was used.
    CodeUsed,
    /// The code was revoked.
    CodeRevoked,
    /// The time of the code, or of waiting, is over.
    CodeExpired,
    /// An officer has turned the device away.
    TurnedAway,
    /// Nobody waits at the door under that name.
    NobodyWaits,
    /// Who comes with a code says a name.
    NameWanted,
    /// There is nothing to be pressed.
    NothingToPress,
    /// What decides something says what was seen.
    SeenWanted,
    /// What was seen is no longer so.
    ChangedSince,
    /// The bytes do not have the hash that they were named by.
    OtherHash,
    /// Too many requests of this address.
    TooFast,
    /// The hub is full, starting or stopping.
    Unavailable,
    /// The disk failed, or the record did.
    StorageFailed,
    /// The disk has too little room left for documents.
    StorageFull,
    /// Too many documents of this device, or too much of them.
    TooManyDocuments,
}

impl Problem {
    /// Every problem.
    #[cfg(test)]
    const ALL: [Self; 29] = [
        Self::NotFound,
        Self::WrongMethod,
        Self::PlainText,
        Self::UpgradeWanted,
        Self::UnknownSubprotocol,
        Self::ForeignOrigin,
        Self::BadRequest,
        Self::TooBig,
        Self::NotSignedIn,
        Self::NotAllowed,
        Self::UnknownInvitation,
        Self::InvitationUsed,
        Self::InvitationRevoked,
        Self::UnknownCode,
        Self::CodeUsed,
        Self::CodeRevoked,
        Self::CodeExpired,
        Self::TurnedAway,
        Self::NobodyWaits,
        Self::NameWanted,
        Self::NothingToPress,
        Self::SeenWanted,
        Self::ChangedSince,
        Self::OtherHash,
        Self::TooFast,
        Self::Unavailable,
        Self::StorageFailed,
        Self::StorageFull,
        Self::TooManyDocuments,
    ];

    /// Status and name.
    #[must_use]
    pub fn parts(self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "not_found"),
            Self::WrongMethod => (StatusCode::METHOD_NOT_ALLOWED, "wrong_method"),
            Self::PlainText => (StatusCode::BAD_REQUEST, "plain_text"),
            Self::UpgradeWanted => (StatusCode::UPGRADE_REQUIRED, "upgrade_wanted"),
            Self::UnknownSubprotocol => (StatusCode::BAD_REQUEST, "unknown_subprotocol"),
            Self::ForeignOrigin => (StatusCode::FORBIDDEN, "foreign_origin"),
            Self::BadRequest => (StatusCode::BAD_REQUEST, "bad_request"),
            Self::TooBig => (StatusCode::PAYLOAD_TOO_LARGE, "too_big"),
            Self::NotSignedIn => (StatusCode::UNAUTHORIZED, "not_signed_in"),
            Self::NotAllowed => (StatusCode::FORBIDDEN, "not_allowed"),
            Self::UnknownInvitation => (StatusCode::NOT_FOUND, "unknown_invitation"),
            Self::InvitationUsed => (StatusCode::GONE, "invitation_used"),
            Self::InvitationRevoked => (StatusCode::GONE, "invitation_revoked"),
            Self::UnknownCode => (StatusCode::NOT_FOUND, "unknown_code"),
            Self::CodeUsed => (StatusCode::GONE, "code_used"),
            Self::CodeRevoked => (StatusCode::GONE, "code_revoked"),
            Self::CodeExpired => (StatusCode::GONE, "code_expired"),
            Self::TurnedAway => (StatusCode::FORBIDDEN, "turned_away"),
            Self::NobodyWaits => (StatusCode::NOT_FOUND, "nobody_waits"),
            Self::NameWanted => (StatusCode::BAD_REQUEST, "name_wanted"),
            Self::NothingToPress => (StatusCode::CONFLICT, "nothing_to_press"),
            Self::SeenWanted => (StatusCode::PRECONDITION_REQUIRED, "seen_wanted"),
            Self::ChangedSince => (StatusCode::CONFLICT, "changed_since"),
            Self::OtherHash => (StatusCode::UNPROCESSABLE_ENTITY, "other_hash"),
            Self::TooFast => (StatusCode::TOO_MANY_REQUESTS, "too_fast"),
            Self::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, "unavailable"),
            Self::StorageFailed => (StatusCode::INSUFFICIENT_STORAGE, "storage_failed"),
            Self::StorageFull => (StatusCode::INSUFFICIENT_STORAGE, "storage_full"),
            Self::TooManyDocuments => (StatusCode::TOO_MANY_REQUESTS, "too_many_documents"),
        }
    }

    /// The whole answer. `detail` says what was found; it is never shown alone.
    #[must_use]
    pub fn answer(self, catalogue: &Catalogue, language: &Language, detail: Option<&Detail>) -> Response<Body> {
        let (status, name) = self.parts();
        let document = json!({
            "type": format!("urn:mufakat:problem:{name}"),
            "title": catalogue.word(language, &format!("problem-{name}")),
            "status": status.as_u16(),
            "code": name,
            "detail": detail.map(|detail| detail.text(catalogue, language)),
        });
        let body = Full::new(Bytes::from(document.to_string())).map_err(|never| match never {}).boxed_unsync();
        let mut answer = Response::new(body);
        *answer.status_mut() = status;
        let headers = answer.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Ok(tag) = HeaderValue::from_str(&language.to_string()) {
            headers.insert(CONTENT_LANGUAGE, tag);
        }
        match self {
            Self::TooFast | Self::Unavailable => {
                headers.insert(RETRY_AFTER, HeaderValue::from_static("2"));
            }
            Self::NotFound
            | Self::WrongMethod
            | Self::PlainText
            | Self::UpgradeWanted
            | Self::UnknownSubprotocol
            | Self::ForeignOrigin
            | Self::BadRequest
            | Self::TooBig
            | Self::NotSignedIn
            | Self::NotAllowed
            | Self::UnknownInvitation
            | Self::InvitationUsed
            | Self::InvitationRevoked
            | Self::UnknownCode
            | Self::CodeUsed
            | Self::CodeRevoked
            | Self::CodeExpired
            | Self::TurnedAway
            | Self::NobodyWaits
            | Self::NameWanted
            | Self::NothingToPress
            | Self::SeenWanted
            | Self::ChangedSince
            | Self::OtherHash
            | Self::StorageFailed
            | Self::StorageFull
            | Self::TooManyDocuments => {}
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_problem_has_its_sentence_in_every_language() {
        let catalogue = Catalogue::shipped();
        for language in catalogue.languages() {
            for problem in Problem::ALL {
                let id = format!("problem-{}", problem.parts().1);
                assert!(catalogue.missing(language).all(|missing| missing != id) && catalogue.has(&id), "{id}");
            }
        }
    }
}
