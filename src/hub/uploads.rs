//! How much each device may upload, so that no seat can fill the disk on which the record is written.
//!
//! ```text
//!   PUT ──► begin ──► Upload ──spend(bytes) for each part──► dropped: the device may begin another
//!             └─ this device uploads already, too often or too much within the hour
//! ```
//!
//! What was received counts whether it was kept or not: a body that is thrown away has cost the disk as much. The
//! hour of a device begins with its first upload and is another hour after that.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::switchboard::DeviceId;
use crate::clock::Monotonic;

/// The stretch for which uploads are counted.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// What devices have uploaded lately.
#[derive(Clone, Debug)]
pub struct Uploads {
    most: u32,
    most_bytes: u64,
    devices: Arc<Mutex<BTreeMap<DeviceId, Spent>>>,
}

#[derive(Clone, Copy, Debug)]
struct Spent {
    since: Monotonic,
    uploads: u32,
    bytes: u64,
    going_on: bool,
}

/// Why a device may not upload now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Refusal {
    /// One at a time.
    #[error("this device is sending another document")]
    GoingOn,
    /// Too often.
    #[error("this device has sent {most} documents within the hour")]
    TooOften {
        /// The most within an hour.
        most: u32,
    },
    /// Too much.
    #[error("this device has sent {most} bytes of documents within the hour")]
    TooMuch {
        /// The most within an hour, in bytes.
        most: u64,
    },
}

/// An upload that goes on.
#[derive(Debug)]
pub struct Upload {
    of: Uploads,
    device: DeviceId,
}

impl Uploads {
    /// At most so many uploads, and so many bytes, of each device within an hour.
    #[must_use]
    pub fn new(most: u32, most_bytes: u64) -> Self {
        Self { most, most_bytes, devices: Arc::default() }
    }

    /// Begins an upload of a device that says it has at least so many bytes.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn begin(&self, device: &DeviceId, at_least: u64, now: Monotonic) -> Result<Upload, Refusal> {
        let mut devices = self.devices();
        // Whose hour is over is forgotten, so that the list stays as short as the traffic.
        devices.retain(|_, spent| spent.going_on || now.since(spent.since) < HOUR);
        let fresh = Spent { since: now, uploads: 0, bytes: 0, going_on: false };
        let spent = devices.entry(device.clone()).or_insert(fresh);
        if spent.going_on {
            return Err(Refusal::GoingOn);
        }
        if spent.uploads >= self.most {
            return Err(Refusal::TooOften { most: self.most });
        }
        if spent.bytes.saturating_add(at_least) > self.most_bytes {
            return Err(Refusal::TooMuch { most: self.most_bytes });
        }
        spent.uploads += 1;
        spent.going_on = true;
        Ok(Upload { of: self.clone(), device: device.clone() })
    }

    /// The list is whole after every step, so a panic elsewhere does not make it wrong.
    fn devices(&self) -> MutexGuard<'_, BTreeMap<DeviceId, Spent>> {
        self.devices.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Upload {
    /// Counts bytes that were received.
    ///
    /// # Errors
    /// [`Refusal::TooMuch`]; they are counted all the same.
    pub fn spend(&self, bytes: u64) -> Result<(), Refusal> {
        let most = self.of.most_bytes;
        let mut devices = self.of.devices();
        let Some(spent) = devices.get_mut(&self.device) else { return Ok(()) };
        spent.bytes = spent.bytes.saturating_add(bytes);
        if spent.bytes > most { Err(Refusal::TooMuch { most }) } else { Ok(()) }
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let Some(spent) = self.of.devices().get_mut(&self.device) {
            spent.going_on = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_sends_one_document_at_a_time_and_so_many_within_an_hour() {
        let (uploads, now) = (Uploads::new(2, 100), Monotonic::now());
        let (laptop, phone) = (DeviceId::new("laptop"), DeviceId::new("phone"));
        let first = uploads.begin(&laptop, 10, now).unwrap();
        assert_eq!(uploads.begin(&laptop, 10, now).unwrap_err(), Refusal::GoingOn);
        assert!(uploads.begin(&phone, 10, now).is_ok(), "each device for itself");
        drop(first);
        drop(uploads.begin(&laptop, 10, now).unwrap());
        assert_eq!(uploads.begin(&laptop, 10, now).unwrap_err(), Refusal::TooOften { most: 2 });
        assert!(uploads.begin(&laptop, 10, now.after(HOUR)).is_ok());
    }

    #[test]
    fn what_was_received_counts_and_not_what_was_announced() {
        let (uploads, now) = (Uploads::new(9, 100), Monotonic::now());
        let device = DeviceId::new("laptop");
        assert_eq!(uploads.begin(&device, 101, now).unwrap_err(), Refusal::TooMuch { most: 100 });
        let upload = uploads.begin(&device, 0, now).unwrap();
        assert_eq!(upload.spend(100), Ok(()));
        assert_eq!(upload.spend(1), Err(Refusal::TooMuch { most: 100 }));
        drop(upload);
        assert_eq!(uploads.begin(&device, 0, now).unwrap_err(), Refusal::TooMuch { most: 100 });
    }
}
