//! The Report of the Meeting and the register of decisions over HTTP, drawn from the record as it is at this moment,
//! in every form that they have, for those who conduct the conference.

use std::path::{Path, PathBuf};

use hyper::body::Incoming;
use hyper::header::{CONTENT_DISPOSITION, HeaderValue};
use hyper::{Request, Response};
use tokio::io::AsyncReadExt;

use super::papers::Reading;
use super::{Body, Detail, Line, Problem, full};
use crate::hub::recorder;
use crate::hub::switchboard::Who;
use crate::procedure::ids::{Hash, MeetingId};
use crate::record::export::form::{Form, Listing, Of};
use crate::record::{Course, Language, Register, Sentences, report};

/// How many entries are read at a time: what the loop wants written comes between two pages.
const PAGE: usize = 256;

/// What a request asks for.
struct Wanted {
    meeting: Option<MeetingId>,
    form: Option<String>,
    language: Language,
    sitting: Option<u32>,
    adopted: bool,
}

/// What is wrong with a request.
fn wrong(id: &'static str) -> (Problem, Option<Detail>) {
    (Problem::BadRequest, Some(Detail::says(id)))
}

impl Wanted {
    /// Reads `meeting`, `format`, `lang`, `sitting` and `text`.
    fn read(request: &Request<Incoming>) -> Result<Self, (Problem, Option<Detail>)> {
        let mut wanted = Self { meeting: None, form: None, language: Language::En, sitting: None, adopted: false };
        for pair in request.uri().query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("meeting", id)) => {
                    let id = id.replace("%2B", "+");
                    wanted.meeting = Some(MeetingId::parse(&id).ok_or_else(|| wrong("detail-meeting_name"))?);
                }
                Some(("format", name)) => wanted.form = Some(name.to_owned()),
                Some(("lang", code)) => {
                    wanted.language = Language::parse(code).ok_or_else(|| wrong("detail-language"))?;
                }
                Some(("sitting", number)) => {
                    wanted.sitting = Some(number.parse().map_err(|_| wrong("detail-sitting"))?);
                }
                Some(("text", "draft")) => wanted.adopted = false,
                Some(("text", "final")) => wanted.adopted = true,
                _ => {
                    return Err(wrong("detail-report_query"));
                }
            }
        }
        Ok(wanted)
    }
}

impl Line {
    /// `GET /api/v1/report?meeting=ID&format=md|html|docx|akn|ics|csv|svg|summary|summary-html|json&lang=en|vi
    /// &sitting=N&text=draft|final`.
    pub(super) async fn report(&self, request: Request<Incoming>) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let wanted = Wanted::read(&request)?;
        let form = match &wanted.form {
            None => Form::Markdown,
            Some(name) => Form::parse(name).ok_or_else(|| names(Form::ALL.map(Form::name)))?,
        };
        let meeting = wanted.meeting.clone().ok_or_else(|| wrong("detail-which_meeting"))?;
        let (course, _reading) = self.for_officers(&request).await?;
        let Some(plan) = course.plan(&meeting) else {
            return Err((Problem::NotFound, Some(Detail::says("detail-no_meeting").with("meeting", &meeting))));
        };
        let (mut put, mut adopted) = (None, None);
        if wanted.adopted {
            if report::adoption(&course.conference, plan).is_none() {
                return Err((Problem::NotFound, Some(Detail::says("detail-not_adopted").with("meeting", &meeting))));
            }
            let (first, last) = report::bodies(&course.conference, plan);
            if let Some(hash) = first {
                put = self.body(&hash).await?;
            }
            if let Some(hash) = last {
                adopted = self.body(&hash).await?;
            }
        }
        let own = self.own_sentences(wanted.language);
        let (language, sitting, name) =
            (wanted.language, wanted.sitting, format!("{meeting}.{}.{}", wanted.language.code(), form.ending()));
        let drawn = move || {
            let sentences = sentences(language, &course, &own)?;
            let writing = match wanted.adopted {
                false => report::draft(&course, &meeting, &sentences),
                true => report::last(&course, &meeting, &sentences, put.as_deref(), adopted.as_deref()),
            };
            let of = Of { course: &course, meeting: &meeting, sitting, sentences: &sentences };
            form.write(&writing.map_err(|fault| fault.to_string())?, of).map_err(|fault| fault.to_string())
        };
        answer(drawn, form.media_type(), &name).await
    }

    /// `GET /api/v1/decisions?meeting=ID&format=md|html|csv|json|table&lang=en|vi`: the register of decisions.
    pub(super) async fn decisions(
        &self,
        request: Request<Incoming>,
    ) -> Result<Response<Body>, (Problem, Option<Detail>)> {
        let wanted = Wanted::read(&request)?;
        let form = match &wanted.form {
            None => Listing::Json,
            Some(name) => Listing::parse(name).ok_or_else(|| names(Listing::ALL.map(Listing::name)))?,
        };
        let (course, _reading) = self.for_officers(&request).await?;
        let sealed = self.shared.sealer.sealed();
        let (own, language) = (self.own_sentences(wanted.language), wanted.language);
        let name = format!("decisions.{}.{}", language.code(), form.name());
        let drawn = move || {
            let sentences = sentences(language, &course, &own)?;
            let mut all = Register::of(&course).with_seals(&course, &sealed);
            if let Some(meeting) = &wanted.meeting {
                all.decisions.retain(|decision| decision.meeting == *meeting);
            }
            form.write(&all, &sentences).map(String::into_bytes).map_err(|fault| fault.to_string())
        };
        answer(drawn, form.media_type(), &name).await
    }

    /// The record, where who asks conducts the conference; and the right to be reading it.
    async fn for_officers(&self, request: &Request<Incoming>) -> Result<(Course, Reading), (Problem, Option<Detail>)> {
        let (device, who) = self.signed_in(request)?;
        // Before the whole record is read for it. What it reads says the same, or says later that it no longer is.
        let may = match &who {
            Who::Moderator { .. } => true,
            Who::Screen {} => false,
            Who::Seat { seat, .. } => {
                let looked = self.shared.at_door(who.clone(), seat.clone()).await;
                looked.map_err(|_| (Problem::Unavailable, None))?.0.is_officer()
            }
        };
        if !may {
            return Err((Problem::NotAllowed, None));
        }
        let Some(reading) = Reading::begin(&self.shared, device) else {
            return Err((Problem::TooFast, Some(Detail::says("detail-reading"))));
        };
        let course = self.course().await?;
        if who.audience(&course.conference).is_officer() {
            Ok((course, reading))
        } else {
            Err((Problem::NotAllowed, None))
        }
    }

    /// The file of a secretariat's own sentences.
    fn own_sentences(&self, language: Language) -> PathBuf {
        self.shared.settings.hub.state_dir.join("report").join(format!("{}.txt", language.code()))
    }

    /// A document that is a text; `None` where its body is not here, or is none.
    async fn body(&self, hash: &Hash) -> Result<Option<String>, (Problem, Option<Detail>)> {
        let failed = |fault: std::io::Error| (Problem::StorageFailed, Some(Detail::cause(fault)));
        let Some((mut file, _)) = self.shared.documents.get(hash).await.map_err(failed)? else { return Ok(None) };
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).await.map_err(failed)?;
        Ok(String::from_utf8(bytes).ok())
    }

    /// The record as it is, read page by page.
    async fn course(&self) -> Result<Course, (Problem, Option<Detail>)> {
        let mut course = Course::default();
        loop {
            let _turn = self.shared.readers.acquire().await.map_err(|_| (Problem::Unavailable, None))?;
            let after = course.position;
            let read = self.shared.recorder.with(move |journal| journal.read(after, PAGE)).await;
            let entries = match read {
                Ok(Ok(entries)) => entries,
                Ok(Err(fault)) => return Err((Problem::StorageFailed, Some(Detail::cause(fault)))),
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
            course = noted.await.map_err(|broken| (Problem::StorageFailed, Some(Detail::cause(broken))))?;
        }
    }
}

/// A form that there is not, with those that there are.
fn names<const N: usize>(all: [&str; N]) -> (Problem, Option<Detail>) {
    (Problem::BadRequest, Some(Detail::says("detail-format").with("names", all.join(", "))))
}

fn sentences(language: Language, course: &Course, own: &Path) -> Result<Sentences, String> {
    let own = std::fs::read_to_string(own).unwrap_or_default();
    let zone = course.definition().map(|definition| definition.zone.clone()).unwrap_or_default();
    Sentences::with(language, &zone, &own).map_err(|fault| fault.to_string())
}

/// What is drawn, where it keeps nobody waiting, as a file that a browser may keep under its name.
async fn answer(
    draw: impl FnOnce() -> Result<Vec<u8>, String> + Send + 'static,
    kind: &'static str,
    name: &str,
) -> Result<Response<Body>, (Problem, Option<Detail>)> {
    let bytes = match tokio::task::spawn_blocking(draw).await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(fault)) => {
            tracing::error!(%fault, "the sentences of the report are not in order");
            return Err((Problem::StorageFailed, Some(Detail::says("detail-report_sentences").with("cause", fault))));
        }
        Err(broken) => return Err((Problem::StorageFailed, Some(Detail::cause(broken)))),
    };
    let mut answer = full(bytes, kind);
    // What may stand in the name of a meeting may stand in quotation marks.
    if let Ok(named) = HeaderValue::from_str(&format!("inline; filename=\"{name}\"")) {
        answer.headers_mut().insert(CONTENT_DISPOSITION, named);
    }
    Ok(answer)
}
