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

use super::{Body, Line, Problem};
use crate::hub::documents::Fault;
use crate::hub::switchboard::{Past, Who};
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
    ) -> Result<Response<Body>, (Problem, Option<String>)> {
        let Some(hash) = Hash::parse(name) else {
            return Err((Problem::NotFound, Some("a document is named by 64 hexadecimal digits".to_owned())));
        };
        let (_, who) = self.signed_in(&request)?;
        match *request.method() {
            Method::GET | Method::HEAD => self.give(&hash).await,
            Method::PUT => match who {
                Who::Seat { .. } | Who::Moderator { .. } => self.keep(hash, request, &who).await,
                Who::Screen {} => Err((Problem::NotAllowed, None)),
            },
            _ => Err((Problem::WrongMethod, None)),
        }
    }

    async fn give(&self, hash: &Hash) -> Result<Response<Body>, (Problem, Option<String>)> {
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
        who: &Who,
    ) -> Result<Response<Body>, (Problem, Option<String>)> {
        let most = self.shared.settings.limits.document_bytes;
        // What says beforehand that it is too big is not read at all.
        if request.body().size_hint().lower() > most {
            return Err((Problem::TooBig, Some(format!("a document has at most {most} bytes"))));
        }
        let parts = BodyStream::new(request.into_body())
            .filter_map(|frame| async { frame.map(|frame| frame.into_data().ok()).transpose() })
            .boxed();
        match self.shared.documents.put(&hash, parts).await {
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
                    Fault::BrokenOff(_) => Problem::BadRequest,
                    Fault::Io(cause) => {
                        tracing::error!(%hash, %cause, "a document could not be kept");
                        Problem::StorageFailed
                    }
                };
                Err((problem, Some(fault.to_string())))
            }
        }
    }

    /// The record after a position as JSON lines: each the frame that the asker's audience of that time got, or
    /// would have got.
    pub(super) async fn entries(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<String>)> {
        let (_, who) = self.signed_in(&request)?;
        let mut after = 0;
        for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=').and_then(|(name, value)| Some((name, value.parse().ok()?))) {
                Some(("after", position)) => after = position,
                _ => return Err((Problem::BadRequest, Some("only after=N is understood, with a position".to_owned()))),
            }
        }
        let Ok(place) = self.shared.readers.clone().try_acquire_owned() else {
            return Err((Problem::Unavailable, Some("others are reading the record".to_owned())));
        };
        let past = Past::new(who, after);
        let pages = stream::try_unfold((self.shared.clone(), past, place), |(shared, past, place)| async move {
            let (page, past) = page(&shared, past).await?;
            Ok::<_, io::Error>(page.map(|page| (Frame::data(page), (shared, past, place))))
        });
        let mut answer = Response::new(streamed(pages));
        answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/jsonl"));
        answer.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        Ok(answer)
    }
}

/// The next lines of the past; `None` at its end.
async fn page(shared: &Arc<Shared>, mut past: Past) -> io::Result<(Option<Bytes>, Past)> {
    loop {
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
