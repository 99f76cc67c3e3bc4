//! Documents and the record, over HTTP.

use std::io;
use std::sync::Arc;

use bytes::Bytes;
use futures::{Stream, StreamExt, stream};
use http_body_util::{BodyExt, BodyStream, StreamBody};
use hyper::body::{Body as _, Frame, Incoming};
use hyper::header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, HeaderValue};
use hyper::{Method, Request, Response, StatusCode};
use tokio::io::AsyncReadExt;
use tokio::sync::mpsc;

use super::{Body, Detail, Line, Problem};
use crate::clock::Monotonic;
use crate::hub::documents::Fault;
use crate::hub::switchboard::{DeviceId, Past, Who};
use crate::hub::uploads::Refusal;
use crate::hub::{Shared, recorder};
use crate::procedure::ids::Hash;

/// How much of a body is read at a time.
const PART_BYTES: usize = 64 * 1024;

/// How many entries are read at a time: what the loop wants written comes between two pages.
const PAGE: usize = 256;

impl Line {
    /// Keeps or gives the body of a document. Who knows the hash of a body was shown it; so a signed-in peer may
    /// fetch any body it can name.
    pub(super) async fn document(
        &self,
        name: &str,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let Some(hash) = Hash::parse(name) else {
            return Err((Problem::NotFound, Some(Detail::says("detail-document_name"))));
        };
        let (device, who) = self.signed_in(&request)?;
        match *request.method() {
            Method::GET | Method::HEAD => self.give(&hash).await,
            Method::PUT => {
                // A body that its sender may not table would only lie there.
                let may = self.shared.may_table(who.clone()).await.map_err(|_| (Problem::Unavailable, None))?;
                if may { self.keep(hash, request, &device, &who).await } else { Err((Problem::NotAllowed, None)) }
            }
            _ => Err((Problem::WrongMethod, None)),
        }
    }

    async fn give(&self, hash: &Hash) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let found = self.shared.documents.get(hash).await.map_err(|fault| {
            tracing::error!(%hash, %fault, "a document could not be read");
            (Problem::StorageFailed, None)
        })?;
        let Some((file, length)) = found else { return Err((Problem::NotFound, None)) };
        let parts = stream::try_unfold(file, |mut file| async move {
            let mut part = vec![0; PART_BYTES];
            let read = file.read(&mut part).await?;
            part.truncate(read);
            Ok::<_, io::Error>((read > 0).then(|| (Frame::data(Bytes::from(part)), file)))
        });
        let mut answer = Response::new(streamed(parts));
        let headers = answer.headers_mut();
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
        headers.insert(CACHE_CONTROL, HeaderValue::from_static("private, immutable, max-age=31536000"));
        for (name, value) in [("content-disposition", "attachment"), ("content-security-policy", "sandbox")] {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        Ok(answer)
    }

    async fn keep(
        &self,
        hash: Hash,
        request: Request<Incoming>,
        device: &DeviceId,
        who: &Who,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let most = self.shared.settings.limits.document_bytes;
        // What says beforehand that it is too big is not read at all.
        let announced = request.body().size_hint().lower();
        if announced > most {
            return Err((Problem::TooBig, Some(Detail::says("detail-document_most").with("most", most))));
        }
        let upload = self.shared.uploads.begin(device, announced, Monotonic::now());
        let upload = upload.map_err(|refusal| (Problem::TooManyDocuments, Some(of_upload(refusal))))?;
        let parts = BodyStream::new(request.into_body())
            .filter_map(|frame| async { frame.map(|frame| frame.into_data().ok()).transpose() })
            .boxed();
        match self.shared.documents.put(&hash, &upload, parts).await {
            Ok(length) => {
                // The loop knows of it before its sender does, so an act that names it finds it.
                self.shared.note_document(hash).await.map_err(|_| (Problem::Unavailable, None))?;
                tracing::info!(%who, %hash, length, "a document was kept");
                let mut answer = super::json(&serde_json::json!({ "hash": hash, "size": length }));
                *answer.status_mut() = StatusCode::CREATED;
                Ok(answer)
            }
            Err(fault) => {
                let problem = match &fault {
                    Fault::TooBig { .. } => Problem::TooBig,
                    Fault::OtherHash { .. } => Problem::OtherHash,
                    Fault::BrokenOff(_) | Fault::TooSlow { .. } => Problem::BadRequest,
                    Fault::Refused(_) => Problem::TooManyDocuments,
                    Fault::NoRoom { floor } => {
                        tracing::error!(%hash, floor, "the disk is almost full; documents are refused");
                        Problem::StorageFull
                    }
                    Fault::Io(cause) => {
                        tracing::error!(%hash, %cause, "a document could not be kept");
                        Problem::StorageFailed
                    }
                };
                Err((problem, Some(of_document(&fault))))
            }
        }
    }

    /// The record after a position as JSON lines: each the frame that the asker's audience of that time got, or
    /// would have got.
    pub(super) async fn entries(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let (device, who) = self.signed_in(&request)?;
        let mut after = 0;
        for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=').and_then(|(name, value)| Some((name, value.parse().ok()?))) {
                Some(("after", position)) => after = position,
                _ => return Err((Problem::BadRequest, Some(Detail::says("detail-entries_query")))),
            }
        }
        let Some(reading) = Reading::begin(&self.shared, device) else {
            return Err((Problem::TooFast, Some(Detail::says("detail-reading"))));
        };
        let past = Past::new(who, after);
        let (give, pages) = mpsc::channel(1);
        tokio::spawn(read_out(reading, past, give));
        // A record that breaks off must not look like a whole one, so its end is said.
        let pages = stream::unfold(Some(pages), |pages| async move {
            let mut pages = pages?;
            match pages.recv().await {
                Some(Page::Lines(lines)) => Some((Ok(Frame::data(lines)), Some(pages))),
                Some(Page::End) => None,
                Some(Page::Broken(fault)) => Some((Err(fault), None)),
                None => Some((Err(io::ErrorKind::TimedOut.into()), None)),
            }
        });
        let mut answer = Response::new(streamed(pages));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/jsonl"));
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(answer)
    }
}

/// What a device is told that may not send a document now.
fn of_upload(refusal: Refusal) -> Detail {
    match refusal {
        Refusal::GoingOn => Detail::says("detail-upload_going_on"),
        Refusal::TooOften { most } => Detail::says("detail-upload_often").with("most", most),
        Refusal::TooMuch { most } => Detail::says("detail-upload_much").with("most", most),
    }
}

/// Why a document was not kept.
fn of_document(fault: &Fault) -> Detail {
    match fault {
        Fault::TooBig { most } => Detail::says("detail-document_most").with("most", most),
        Fault::OtherHash { received } => Detail::says("detail-document_hash").with("hash", received),
        Fault::Refused(refusal) => of_upload(*refusal),
        Fault::NoRoom { floor } => Detail::says("detail-document_floor").with("floor", floor),
        Fault::TooSlow { time } => Detail::says("detail-document_slow").with("seconds", time.as_secs_f64()),
        Fault::BrokenOff(cause) => Detail::says("detail-broken_off").with("cause", cause),
        Fault::Io(cause) => Detail::cause(cause),
    }
}

/// A device that reads the record: one at a time, since each reader replays the record for itself.
pub(super) struct Reading {
    shared: Arc<Shared>,
    device: DeviceId,
}

impl Reading {
    /// `None` while the device reads already.
    pub(super) fn begin(shared: &Arc<Shared>, device: DeviceId) -> Option<Self> {
        let begun = shared.reading().insert(device.clone());
        begun.then(|| Self { shared: shared.clone(), device })
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.shared.reading().remove(&self.device);
    }
}

/// What a reader of the record is given.
enum Page {
    Lines(Bytes),
    Broken(io::Error),
    End,
}

/// Gives a reader page after page. Who does not take one in time reads no more, and comes back by its position.
async fn read_out(reading: Reading, mut past: Past, give: mpsc::Sender<Page>) {
    let patience = reading.shared.settings.limits.page_time;
    let last = loop {
        match page(&reading.shared, past).await {
            Ok((Some(lines), next)) => {
                past = next;
                if give.send_timeout(Page::Lines(lines), patience).await.is_err() {
                    tracing::debug!(device = %reading.device, "a reader of the record went, or was too slow");
                    return;
                }
            }
            Ok((None, _)) => break Page::End,
            Err(fault) => break Page::Broken(fault),
        }
    };
    // Who has read the end may begin again at once.
    drop(reading);
    let _gone = give.send_timeout(last, patience).await;
}

/// The next lines of the past; `None` at its end. Readers take turns, page by page, so that a slow one keeps nobody
/// waiting.
async fn page(shared: &Arc<Shared>, mut past: Past) -> io::Result<(Option<Bytes>, Past)> {
    loop {
        let _turn = shared.readers.acquire().await.map_err(io::Error::other)?;
        let from = past.position();
        let read = shared.recorder.with(move |journal| journal.read(from, PAGE)).await;
        let entries = match read {
            Ok(Ok(entries)) => entries,
            Ok(Err(fault)) => return Err(io::Error::other(fault)),
            Err(recorder::Closed) => return Err(io::Error::other(recorder::Closed)),
        };
        if entries.is_empty() {
            return Ok((None, past));
        }
        // Replaying a page is work; it is done where it keeps nobody waiting.
        let told = tokio::task::spawn_blocking(move || {
            let mut lines = Vec::new();
            for stored in &entries {
                if let Some(line) = past.tell(stored) {
                    lines.extend_from_slice(&line);
                    lines.push(b'\n');
                }
            }
            (lines, past)
        });
        let (lines, next) = told.await.map_err(io::Error::other)?;
        past = next;
        // Pages before the position asked for say nothing.
        if !lines.is_empty() {
            return Ok((Some(lines.into()), past));
        }
    }
}

fn streamed(frames: impl Stream<Item = io::Result<Frame<Bytes>>> + Send + 'static) -> Body {
    StreamBody::new(frames).boxed_unsync()
}
