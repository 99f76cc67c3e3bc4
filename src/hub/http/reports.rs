//! The Report of the Meeting over HTTP, drafted from the record as it is at this moment, for those who conduct it.

use hyper::body::Incoming;
use hyper::{Request, Response};

use super::papers::Reading;
use super::{Body, Line, Problem, full};
use crate::hub::recorder;
use crate::procedure::ids::MeetingId;
use crate::record::export::{html, markdown, timeline};
use crate::record::{Course, Language, Sentences, report};

/// How many entries are read at a time: what the loop wants written comes between two pages.
const PAGE: usize = 256;

/// The form of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Markdown,
    Html,
    Json,
}

impl Line {
    /// `GET /api/v1/report?meeting=ID&format=md|html|json&lang=en|vi`.
    pub(super) async fn report(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<String>)> {
        let (device, who) = self.signed_in(&request)?;
        let wrong = |what: &str| (Problem::BadRequest, Some(what.to_owned()));
        let (mut meeting, mut form, mut language) = (None, Form::Markdown, Language::En);
        for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("meeting", id)) => meeting = MeetingId::parse(id),
                Some(("format", "md")) => form = Form::Markdown,
                Some(("format", "html")) => form = Form::Html,
                Some(("format", "json")) => form = Form::Json,
                Some(("lang", code)) => {
                    language = Language::parse(code).ok_or_else(|| wrong("lang is en or vi"))?;
                }
                _ => return Err(wrong("meeting=ID, format=md, html or json, and lang=en or vi are understood")),
            }
        }
        let meeting = meeting.ok_or_else(|| wrong("which meeting? Say meeting=ID"))?;
        let Some(_reading) = Reading::begin(&self.shared, device) else {
            return Err((Problem::TooFast, Some("this device is reading the record already".to_owned())));
        };
        let course = self.course().await?;
        if !who.audience(&course.conference).is_officer() {
            return Err((Problem::NotAllowed, None));
        }
        if course.plan(&meeting).is_none() {
            return Err((Problem::NotFound, Some(format!("the conference has no meeting {meeting}"))));
        }
        let own = self.shared.settings.hub.state_dir.join("report").join(format!("{}.txt", language.code()));
        let drawn = tokio::task::spawn_blocking(move || {
            let own = std::fs::read_to_string(own).unwrap_or_default();
            let zone = course.definition().map(|definition| definition.zone.clone()).unwrap_or_default();
            let sentences = Sentences::with(language, &zone, &own).map_err(|fault| fault.to_string())?;
            let writing = report::draft(&course, &meeting, &sentences).map_err(|fault| fault.to_string())?;
            Ok::<_, String>(match form {
                Form::Markdown => (markdown::write(&writing), "text/markdown; charset=utf-8"),
                Form::Json => (serde_json::to_string(&writing).unwrap_or_default(), "application/json"),
                Form::Html => {
                    let picture = timeline::write(&course, &meeting, &sentences).map_err(|fault| fault.to_string())?;
                    let caption = sentences.word("timeline").map_err(|fault| fault.to_string())?;
                    (html::write(&writing, Some((&picture, &caption))), "text/html; charset=utf-8")
                }
            })
        });
        match drawn.await {
            Ok(Ok((text, kind))) => Ok(full(text, kind)),
            Ok(Err(fault)) => {
                tracing::error!(%fault, "the sentences of the report are not in order");
                Err((Problem::StorageFailed, Some(fault)))
            }
            Err(broken) => Err((Problem::StorageFailed, Some(broken.to_string()))),
        }
    }

    /// The record as it is, read page by page.
    async fn course(&self) -> Result<Course, (Problem, Option<String>)> {
        let mut course = Course::default();
        loop {
            let _turn = self.shared.readers.acquire().await.map_err(|_| (Problem::Unavailable, None))?;
            let after = course.position;
            let read = self.shared.recorder.with(move |journal| journal.read(after, PAGE)).await;
            let entries = match read {
                Ok(Ok(entries)) => entries,
                Ok(Err(fault)) => return Err((Problem::StorageFailed, Some(fault.to_string()))),
                Err(recorder::Closed) => return Err((Problem::Unavailable, None)),
            };
            if entries.is_empty() {
                return Ok(course);
            }
            // Replaying is work; it is done where it keeps nobody waiting.
            let noted = tokio::task::spawn_blocking(move || {
                entries.iter().for_each(|stored| course.note(&stored.entry));
                course
            });
            course = noted.await.map_err(|broken| (Problem::StorageFailed, Some(broken.to_string())))?;
        }
    }
}
