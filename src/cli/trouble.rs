//! Why the hub did not start, or its own door was not answered: what was wrong, where, and what to do, in the language of
//! the one who asked.

use super::{Error, Global};
use crate::catalogue::{Catalogue, Reader};
use crate::hub::admin::{self, Refusal};
use crate::hub::tls;
use crate::hub::{self, folder};
use crate::journal;

/// Why the hub did not start.
pub(super) fn told(error: hub::Error, global: &Global) -> Error {
    match error {
        hub::Error::OtherConference { folder, recorded } => Error::Configuration(global.text(
            "hub-other-conference",
            &[("folder", folder.display().to_string().into()), ("recorded", recorded.into())],
        )),
        hub::Error::OtherStart { recorded } => {
            Error::Configuration(global.text("hub-other-start", &[("recorded", recorded.to_string().into())]))
        }
        hub::Error::Folder(fault) => Error::Failed(of_folder(&fault, global)),
        hub::Error::Catalogue(faults) => Error::Configuration(faults.to_string()),
        hub::Error::Tls(fault) => Error::Configuration(of_tls(&fault, global)),
        hub::Error::Listen { address, cause } => {
            // Ports below 1024 are the system's own.
            let id = if cause.kind() == std::io::ErrorKind::PermissionDenied { "hub-no-port" } else { "hub-no-listen" };
            let arguments = [("address", address.to_string().into()), ("cause", global.cause(&cause).into())];
            Error::Failed(global.text(id, &arguments))
        }
        hub::Error::Strays { folder, size, position } => Error::Failed(global.text(
            "hub-strays",
            &[
                ("folder", folder.display().to_string().into()),
                ("size", size.to_string().into()),
                ("position", position.to_string().into()),
            ],
        )),
        hub::Error::SealKey(hub::SealKeyError::Lost { named, path }) => Error::Configuration(global.text(
            "hub-seal-key-lost",
            &[("key", named.to_string().into()), ("file", path.display().to_string().into())],
        )),
        hub::Error::SealKey(hub::SealKeyError::Io(cause)) => {
            Error::Failed(global.text("hub-step-seal_key", &[("cause", global.cause(&cause).into())]))
        }
        hub::Error::Io { step, cause } => {
            let id = format!("hub-step-{}", step.code());
            Error::Failed(global.text(&id, &[("cause", global.cause(&cause).into())]))
        }
        hub::Error::Stopped(fault) => Error::Failed(stopped(&fault, global)),
        hub::Error::Journal(fault) => Error::Failed(undone(fault.into(), global)),
        hub::Error::Credentials(fault) | hub::Error::SealKey(hub::SealKeyError::NoChance(fault)) => {
            Error::Failed(undone(fault.into(), global))
        }
    }
}

/// Why something was not done that was asked at the hub's own door.
pub(super) fn undone(why: Refusal, global: &Global) -> String {
    let why = why.with_cause(|cause| global.cause_said(cause));
    Catalogue::shipped().sentence(&Reader::plain(global.language()), &why)
}

/// Why nothing was asked at the hub's own door.
pub(super) fn unasked(error: &admin::Error, global: &Global) -> String {
    match error {
        admin::Error::Folder(fault) => of_folder(fault, global),
        admin::Error::Nothing { folder } => {
            global.text("hub-nothing", &[("folder", folder.display().to_string().into())])
        }
        admin::Error::Line { socket, cause } => {
            let arguments = [("socket", socket.display().to_string().into()), ("cause", global.cause(cause).into())];
            global.text("hub-door-silent", &arguments)
        }
    }
}

fn of_folder(fault: &folder::Error, global: &Global) -> String {
    match fault {
        folder::Error::InUse { folder } => {
            global.text("hub-in-use", &[("folder", folder.display().to_string().into())])
        }
        folder::Error::Io { folder, cause } => {
            let arguments = [("folder", folder.display().to_string().into()), ("cause", global.cause(cause).into())];
            global.text("hub-folder", &arguments)
        }
    }
}

/// What is wrong with the certificate or its key: the file, what was found, what was expected.
fn of_tls(fault: &tls::Error, global: &Global) -> String {
    let file = |path: &std::path::Path| ("file", path.display().to_string().into());
    match fault {
        tls::Error::Io { path, cause } => {
            global.text("hub-tls-io", &[file(path), ("cause", global.cause(cause).into())])
        }
        tls::Error::NoCertificate { path, found } => {
            global.text("hub-tls-no-certificate", &[file(path), ("found", found.clone().into())])
        }
        tls::Error::NoKey { path, found } => {
            global.text("hub-tls-no-key", &[file(path), ("found", found.clone().into())])
        }
        tls::Error::Unfit { path, why } => global.text("hub-tls-unfit", &[file(path), ("why", why.clone().into())]),
        tls::Error::OtherKey { certificate, key } => {
            global.text("hub-tls-other-key", &[file(key), ("certificate", certificate.display().to_string().into())])
        }
        tls::Error::Making(why) => global.text("hub-tls-making", &[("why", why.clone().into())]),
    }
}

/// Why the hub stopped that was not asked to.
pub(super) fn stopped(fault: &hub::Fault, global: &Global) -> String {
    match fault {
        hub::Fault::Journal(cause) => {
            let cause = match cause {
                journal::Error::Poisoned { cause } | journal::Error::Io { cause, .. } => global.cause_said(cause),
                other @ (journal::Error::Conflict { .. }
                | journal::Error::Unknown { .. }
                | journal::Error::Repeated { .. }
                | journal::Error::Damaged(_)
                | journal::Error::Locked { .. }
                | journal::Error::WrongFormat { .. }
                | journal::Error::Unwritable(_)) => other.to_string(),
            };
            global.text("hub-stopped-writing", &[("cause", cause.into())])
        }
        hub::Fault::Broken(_) => fault.to_string(),
    }
}
