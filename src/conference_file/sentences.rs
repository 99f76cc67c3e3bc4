//! The sentences of faults, in English and Vietnamese: what is wrong, and what was expected.

use super::fault::{Language, Problem, Thing, shape};

fn pair(what: impl Into<String>, expected: impl Into<String>) -> (String, String) {
    (what.into(), expected.into())
}

/// `a, b, c`, in the order given.
fn list(words: &[&str]) -> String {
    words.join(", ")
}

impl Problem {
    pub(super) fn english(&self) -> (String, String) {
        let named = |thing: Thing| thing.word(Language::En);
        let near = |nearest: Option<&str>, otherwise: String| match nearest {
            Some(nearest) => format!("\"{nearest}\", perhaps, or {otherwise}"),
            None => otherwise,
        };
        match self {
            Self::Syntax { message } => pair(format!("the file cannot be read as TOML: {message}"), "a TOML file"),
            Self::KeyTwice { key } => pair(format!("\"{key}\" is given twice"), "every key and table once"),
            Self::FileTooBig { bytes, max } => {
                pair(format!("the file has {bytes} bytes"), format!("at most {max} bytes"))
            }
            Self::UnknownKey { key, nearest, known } => {
                pair(format!("unknown key \"{key}\""), near(*nearest, format!("one of {}", list(known))))
            }
            Self::MissingKey { key } => pair(format!("\"{key}\" is missing"), format!("the key \"{key}\" here")),
            Self::WrongShape { found, shape: wanted } => {
                pair(format!("this is TOML's {found}"), shape(*wanted, Language::En))
            }
            Self::UnknownWord { word, nearest, known } => {
                pair(format!("\"{word}\" means nothing here"), near(*nearest, format!("one of {}", list(known))))
            }
            Self::NotAnId { text, example } => pair(
                format!("\"{text}\" cannot be an id"),
                format!("1 to 64 bytes without white space, like \"{example}\""),
            ),
            Self::NotAnItemNumber { text } => {
                pair(format!("\"{text}\" is no item number"), "one to four numbers joined by dots, like \"5.2.1\"")
            }
            Self::NotADuration { text } => pair(
                format!("\"{text}\" is no length of time"),
                "a number with ms, s, min or h, like \"90s\" or \"5min\"",
            ),
            Self::NotAMoment { text, shape: wanted } => {
                pair(format!("\"{text}\" is not that"), shape(*wanted, Language::En))
            }
            Self::NotATarget { text } => {
                pair(format!("\"{text}\" names no item"), "a meeting and an item, like \"AMMin8/10\"")
            }
            Self::NotAnIsoCode { text } => {
                pair(format!("\"{text}\" is no country code"), "two capital letters of ISO 3166-1, like \"TH\"")
            }
            Self::OutOfRange { number, min, max } => {
                pair(format!("{number} is out of range"), format!("a whole number from {min} to {max}"))
            }
            Self::EmptyText => pair("the text is empty", "at least one letter"),
            Self::EmptyList => pair("the list is empty", "at least one entry"),
            Self::TooMany { count, max } => pair(format!("there are {count} entries"), format!("at most {max}")),
            Self::LanguageMissing { language } => {
                let name = if *language == "vi" { "Vietnamese" } else { "English" };
                pair(format!("the {name} text is missing"), format!("the text in both languages, here \"{language}\""))
            }
            Self::TextTooLong { chars, max } => {
                pair(format!("the text has {chars} characters"), format!("at most {max} characters"))
            }
            Self::TextNotOneLine => {
                pair("the text has a line break or another control character", "a text on one line")
            }
            Self::UnknownZone { zone, nearest } => pair(
                format!("there is no time zone \"{zone}\""),
                near(nearest.as_deref(), "an IANA name like \"Asia/Bangkok\"".into()),
            ),
            Self::Duplicate { thing, id, first_line } => pair(
                format!("the {} {id} is already on line {first_line}", named(*thing)),
                format!("every {} once", named(*thing)),
            ),
            Self::DoesNotExist { thing, id, nearest } => pair(
                format!("there is no {} {id}", named(*thing)),
                near(
                    nearest.as_deref(),
                    format!("a {} that this file defines", named(*thing)).replace("a agenda", "an agenda"),
                ),
            ),
            Self::NotOneHead { party, heads } => pair(
                format!("{party} has {heads} heads of delegation, or its first seat is not the head (R-4)"),
                "one head of delegation, in the first seat",
            ),
            Self::NobodyBinds { party } => pair(
                format!("{party} decides in a meeting, but none of its seats may bind it (R-4)"),
                "at least one seat with binds = true",
            ),
            Self::HoursBackwards { opens, closes } => {
                pair(format!("the sitting opens at {opens} and closes at {closes}"), "a closing after the opening")
            }
            Self::HoursOverlap { opens, until, first_line } => pair(
                format!("the sitting opens at {opens}, while the one on line {first_line} lasts until {until}"),
                "sittings in order that do not overlap",
            ),
            Self::AgendaTooLong { planned, available } => pair(
                format!("the items are planned for {planned} minutes, the sittings have {available}"),
                "an agenda that fits its sittings",
            ),
            Self::NoParent { item, parent } => pair(
                format!("item {item} has no parent: there is no item {parent}"),
                format!("an item {parent} before it"),
            ),
            Self::OutOfOrder { item, after } => {
                pair(format!("item {item} stands after item {after} (R-30)"), "items in the order of their numbers")
            }
            Self::KindTwice { kind, first_line } => pair(
                format!("a second item of kind {kind}; the first is on line {first_line}"),
                "at most one of this kind in a meeting",
            ),
            Self::BeforeAgenda { item } => pair(
                format!("item {item} would run before the agenda is adopted (R-32)"),
                "only opening, statement and chair_handover items before agenda_adoption",
            ),
            Self::AfterClosing { item } => {
                pair(format!("item {item} stands after the closing (R-36)"), "the closing as the last item")
            }
            Self::ChairNotMember { party } => pair(
                format!("{party} does not decide in this meeting (R-18)"),
                "a party that takes part there as member or partner",
            ),
            Self::NothingToHandOver { party } => {
                pair(format!("{party} would hand the chair over to itself (R-18)"), "another outgoing chair, or none")
            }
            Self::NoHandoverItem { outgoing } => pair(
                format!("{outgoing} is the outgoing chair, but no item hands the chair over (R-18)"),
                "an item of kind chair_handover, or no outgoing chair",
            ),
            Self::NoOutgoingChair => pair(
                "a handover without an outgoing chair (R-18)",
                "an outgoing party in the meeting's chair line, or another kind of item",
            ),
            Self::PresenterNotAdmitted { party, item } => pair(
                format!("{party} presents item {item}, but is not in the room for it (R-17)"),
                "a presenter that takes part in the meeting and is admitted to the item",
            ),
            Self::FeedsBackwards { from, to } => pair(
                format!("item {from} feeds {to}, which does not come after it"),
                "a later item, or one of a later meeting",
            ),
            Self::FeedNeedsVerb { item } => pair(
                format!("item {item} feeds by a decision, but its verbs allow none that carries (R-27)"),
                "adopted, approved, endorsed or agreed among its verbs, or when = \"tabled\"",
            ),
            Self::QuorumTooLarge { members, deciding } => pair(
                format!("a quorum of {members}, where {deciding} take part in decisions (R-15)"),
                format!("a number from 1 to {deciding}"),
            ),
            Self::WaitsInWrongOrder { sooner, later } => {
                pair(format!("{later} is not longer than {sooner}"), format!("{later} longer than {sooner}"))
            }
        }
    }

    pub(super) fn vietnamese(&self) -> (String, String) {
        let named = |thing: Thing| thing.word(Language::Vi);
        let near = |nearest: Option<&str>, otherwise: String| match nearest {
            Some(nearest) => format!("\"{nearest}\" (có lẽ), hoặc {otherwise}"),
            None => otherwise,
        };
        match self {
            Self::Syntax { message } => {
                pair(format!("không đọc được tệp theo cú pháp TOML: {message}"), "một tệp TOML")
            }
            Self::KeyTwice { key } => {
                pair(format!("\"{key}\" được ghi hai lần"), "mỗi khóa và mỗi bảng chỉ ghi một lần")
            }
            Self::FileTooBig { bytes, max } => pair(format!("tệp có {bytes} byte"), format!("nhiều nhất {max} byte")),
            Self::UnknownKey { key, nearest, known } => pair(
                format!("khóa \"{key}\" không có nghĩa ở đây"),
                near(*nearest, format!("một trong {}", list(known))),
            ),
            Self::MissingKey { key } => pair(format!("thiếu \"{key}\""), format!("khóa \"{key}\" ở đây")),
            Self::WrongShape { found, shape: wanted } => {
                pair(format!("đây là kiểu {found} của TOML"), shape(*wanted, Language::Vi))
            }
            Self::UnknownWord { word, nearest, known } => pair(
                format!("từ \"{word}\" không có nghĩa ở đây"),
                near(*nearest, format!("một trong {}", list(known))),
            ),
            Self::NotAnId { text, example } => pair(
                format!("\"{text}\" không thể là mã"),
                format!("từ 1 đến 64 byte, không có khoảng trắng, như \"{example}\""),
            ),
            Self::NotAnItemNumber { text } => {
                pair(format!("\"{text}\" không phải số mục"), "một đến bốn số nối bằng dấu chấm, như \"5.2.1\"")
            }
            Self::NotADuration { text } => pair(
                format!("\"{text}\" không phải khoảng thời gian"),
                "một số kèm ms, s, min hoặc h, như \"90s\" hoặc \"5min\"",
            ),
            Self::NotAMoment { text, shape: wanted } => {
                pair(format!("\"{text}\" không đúng"), shape(*wanted, Language::Vi))
            }
            Self::NotATarget { text } => {
                pair(format!("\"{text}\" không chỉ ra mục nào"), "một hội nghị và một mục, như \"AMMin8/10\"")
            }
            Self::NotAnIsoCode { text } => {
                pair(format!("\"{text}\" không phải mã quốc gia"), "hai chữ hoa theo ISO 3166-1, như \"TH\"")
            }
            Self::OutOfRange { number, min, max } => {
                pair(format!("{number} nằm ngoài giới hạn"), format!("một số nguyên từ {min} đến {max}"))
            }
            Self::EmptyText => pair("nội dung để trống", "ít nhất một chữ"),
            Self::EmptyList => pair("danh sách để trống", "ít nhất một giá trị"),
            Self::TooMany { count, max } => pair(format!("có {count} giá trị"), format!("nhiều nhất {max}")),
            Self::LanguageMissing { language } => {
                let name = if *language == "vi" { "tiếng Việt" } else { "tiếng Anh" };
                pair(
                    format!("thiếu nội dung {name}"),
                    format!("nội dung bằng cả hai ngôn ngữ, ở đây là \"{language}\""),
                )
            }
            Self::TextTooLong { chars, max } => {
                pair(format!("nội dung có {chars} ký tự"), format!("nhiều nhất {max} ký tự"))
            }
            Self::TextNotOneLine => pair("nội dung có dấu xuống dòng hoặc ký tự điều khiển", "nội dung trên một dòng"),
            Self::UnknownZone { zone, nearest } => pair(
                format!("không có múi giờ \"{zone}\""),
                near(nearest.as_deref(), "một tên IANA như \"Asia/Bangkok\"".into()),
            ),
            Self::Duplicate { thing, id, first_line } => pair(
                format!("{} {id} đã có ở dòng {first_line}", named(*thing)),
                format!("mỗi {} chỉ một lần", named(*thing)),
            ),
            Self::DoesNotExist { thing, id, nearest } => pair(
                format!("không có {} {id}", named(*thing)),
                near(nearest.as_deref(), format!("{} được định nghĩa trong tệp này", named(*thing))),
            ),
            Self::NotOneHead { party, heads } => pair(
                format!("{party} có {heads} trưởng đoàn, hoặc ghế đầu tiên không phải trưởng đoàn (R-4)"),
                "một trưởng đoàn, ở ghế đầu tiên",
            ),
            Self::NobodyBinds { party } => pair(
                format!("{party} tham gia quyết định nhưng không ghế nào có quyền ràng buộc (R-4)"),
                "ít nhất một ghế có binds = true",
            ),
            Self::HoursBackwards { opens, closes } => pair(
                format!("phiên họp khai mạc lúc {opens} và kết thúc lúc {closes}"),
                "giờ kết thúc sau giờ khai mạc",
            ),
            Self::HoursOverlap { opens, until, first_line } => pair(
                format!("phiên họp khai mạc lúc {opens}, trong khi phiên ở dòng {first_line} kéo dài đến {until}"),
                "các phiên họp theo thứ tự và không trùng giờ",
            ),
            Self::AgendaTooLong { planned, available } => pair(
                format!("các mục dự kiến cần {planned} phút, các phiên họp chỉ có {available} phút"),
                "chương trình nghị sự vừa với thời gian các phiên họp",
            ),
            Self::NoParent { item, parent } => pair(
                format!("mục {item} không có mục cha: không có mục {parent}"),
                format!("một mục {parent} đứng trước"),
            ),
            Self::OutOfOrder { item, after } => {
                pair(format!("mục {item} đứng sau mục {after} (R-30)"), "các mục theo thứ tự số của chúng")
            }
            Self::KindTwice { kind, first_line } => pair(
                format!("mục thứ hai thuộc loại {kind}; mục thứ nhất ở dòng {first_line}"),
                "nhiều nhất một mục loại này trong một hội nghị",
            ),
            Self::BeforeAgenda { item } => pair(
                format!("mục {item} diễn ra trước khi thông qua chương trình nghị sự (R-32)"),
                "chỉ các mục opening, statement và chair_handover trước agenda_adoption",
            ),
            Self::AfterClosing { item } => {
                pair(format!("mục {item} đứng sau mục bế mạc (R-36)"), "bế mạc là mục cuối cùng")
            }
            Self::ChairNotMember { party } => pair(
                format!("{party} không tham gia quyết định trong hội nghị này (R-18)"),
                "một bên tham gia với tư cách member hoặc partner",
            ),
            Self::NothingToHandOver { party } => pair(
                format!("{party} bàn giao chức Chủ tịch cho chính mình (R-18)"),
                "một Chủ tịch nhiệm kỳ trước khác, hoặc không ghi",
            ),
            Self::NoHandoverItem { outgoing } => pair(
                format!("{outgoing} là Chủ tịch nhiệm kỳ trước nhưng không có mục bàn giao (R-18)"),
                "một mục loại chair_handover, hoặc không ghi Chủ tịch nhiệm kỳ trước",
            ),
            Self::NoOutgoingChair => pair(
                "mục bàn giao không có Chủ tịch nhiệm kỳ trước (R-18)",
                "bên outgoing trong dòng chair của hội nghị, hoặc loại mục khác",
            ),
            Self::PresenterNotAdmitted { party, item } => pair(
                format!("{party} trình bày mục {item} nhưng không có mặt ở mục đó (R-17)"),
                "bên trình bày dự hội nghị và được mời vào mục đó",
            ),
            Self::FeedsBackwards { from, to } => pair(
                format!("mục {from} là cơ sở cho {to}, nhưng mục này không đứng sau"),
                "một mục sau đó, hoặc mục của hội nghị sau",
            ),
            Self::FeedNeedsVerb { item } => pair(
                format!("mục {item} là cơ sở bằng quyết định, nhưng các động từ của nó không cho phép (R-27)"),
                "adopted, approved, endorsed hoặc agreed trong verbs, hoặc when = \"tabled\"",
            ),
            Self::QuorumTooLarge { members, deciding } => pair(
                format!("số đại biểu tối thiểu là {members}, trong khi chỉ {deciding} bên tham gia quyết định (R-15)"),
                format!("một số từ 1 đến {deciding}"),
            ),
            Self::WaitsInWrongOrder { sooner, later } => {
                pair(format!("{later} không dài hơn {sooner}"), format!("{later} dài hơn {sooner}"))
            }
        }
    }
}
